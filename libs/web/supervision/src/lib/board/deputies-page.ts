import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { type ApiProblem, Dates, I18n, ProblemTexts, TPipe, toProblem } from '@tact/web/core';
import { BoardStore, type Deputy } from '@tact/web/offline';
import { DateField, Empty, ErrorSummary, Failure, Icon, InkBar, Loading, Note, PageHead, Section, SelectField, StateWord } from '@tact/web/ui';

const STATES = { coming: 'wait', now: 'complete', over: 'none' } as const;

/** Who stands in for a supervisor: now, soon and before; and a form to name a deputy for a team of one's own. */
@Component({
  selector: 'tact-deputies-page',
  imports: [DateField, Empty, ErrorSummary, Failure, Icon, Loading, Note, PageHead, Section, SelectField, StateWord, TPipe],
  templateUrl: './deputies-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeputiesPage {
  private readonly store = inject(BoardStore);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly texts = inject(ProblemTexts);
  protected readonly desk = this.store.deputies();
  protected readonly team = signal('');
  protected readonly deputy = signal('');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly states = STATES;
  protected readonly teams = computed(() => (this.desk.value()?.own ?? []).map(({ membershipId, teamName }) => ({ value: membershipId, label: teamName })));
  protected readonly people = computed(() => (this.desk.value()?.candidates ?? []).map(({ userId, name }) => ({ value: userId, label: name })));
  /** The only team of one's own needs no choosing. */
  protected readonly membershipId = computed(() => this.team() || (this.teams().length === 1 ? (this.teams()[0]?.value ?? '') : ''));
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const problem = this.problem();
    if (!problem) return {};
    const plain = this.texts.fields(problem);
    const own = (problem.problem.fields ?? []).map(({ path, code }) => [path, this.i18n.tOr(`board.deputyProblem.${code}`, plain[path] ?? '')]);
    return { ...plain, ...(Object.fromEntries(own) as Record<string, string>) };
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));

  constructor() {
    void this.desk.load();
  }

  protected period({ from, to }: Deputy): string {
    return this.i18n.t('board.fromTo', { from: this.dates.date(from), to: this.dates.instant(to) });
  }

  protected async name(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    await this.run(() => this.store.nameDeputy({ membershipId: this.membershipId(), deputyId: this.deputy(), from: this.from(), to: this.to() }), 'board.named');
    this.isBusy.set(false);
  }

  protected end(one: Deputy): Promise<void> {
    return this.run(() => this.store.endDeputy(one), 'board.deputyEnded');
  }

  private async run(work: () => Promise<Deputy>, done: string): Promise<void> {
    try {
      await work();
      this.problem.set(null);
      for (const field of [this.deputy, this.from, this.to]) field.set('');
      this.ink.tell(this.i18n.t(done));
      await this.desk.load();
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
