import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { MOST_REASSIGNED, REASSIGN_REASONS } from '@tact/domain';
import { type ApiProblem, I18n, PersonWords, TPipe, toProblem } from '@tact/web/core';
import { BoardStore, type CaseList, CaseStore, type Reassigned } from '@tact/web/offline';
import { Checks, Empty, ErrorSummary, Failure, Icon, InkBar, Loading, More, Note, PageHead, SelectField, groupCode } from '@tact/web/ui';

const TEAM = 'team';

/** Cases of one worker, or those nobody has (`from` empty), to another worker or back to the team: up to a hundred at once. */
@Component({
  selector: 'tact-move-cases-page',
  imports: [Checks, Empty, ErrorSummary, Failure, Icon, Loading, More, Note, PageHead, SelectField, TPipe],
  templateUrl: './move-cases-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoveCasesPage {
  private readonly store = inject(CaseStore);
  private readonly boards = inject(BoardStore);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly people = inject(PersonWords);
  private readonly router = inject(Router);
  /** Whose cases; without it, those of the queue. */
  readonly from = input('');
  /** One case chosen from the start. */
  readonly case = input('');
  protected readonly board = this.boards.board();
  protected readonly list = signal<CaseList | null>(null);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly to = signal('');
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly refused = signal<readonly string[]>([]);
  protected readonly missing = signal<readonly { readonly name: string; readonly message: string }[]>([]);
  protected readonly worker = computed(() => this.board.value()?.workers.find(({ userId }) => userId === this.from()) ?? null);
  protected readonly heading = computed(() => (this.from() ? this.i18n.t('board.moveOf', { name: this.worker()?.name ?? '' }) : this.i18n.t('board.moveQueue')));
  protected readonly cases = computed(() => this.list()?.items()?.map((head) => ({ value: head.id, label: groupCode(head.code), hint: [this.i18n.t(`risk.${head.risk ?? 'unknown'}`), this.people.of(head), this.i18n.t(`stage.${head.stage}`)].join(' · ') })) ?? null);
  protected readonly workers = computed(() => [
    ...(this.board.value()?.workers ?? []).filter(({ userId, isMember }) => isMember && userId !== this.from())
      .map(({ userId, name, weight, ceiling }) => ({ value: userId, label: this.i18n.t('board.workerOption', { name, weight, ceiling }) })),
    ...(this.from() ? [{ value: TEAM, label: this.i18n.t('board.toTeam') }] : []),
  ]);
  protected readonly reasons = computed(() => REASSIGN_REASONS.map((value) => ({ value, label: this.i18n.t(`board.reason.${value}`) })));

  constructor() {
    void this.board.load();
    effect(() => {
      const owner = this.from() || 'unassigned';
      untracked(() => {
        const list = this.store.list({ owner, status: 'open' }, 'risk', MOST_REASSIGNED);
        this.list.set(list);
        this.chosen.set(this.case() ? [this.case()] : []);
        void list.load();
      });
    });
  }

  protected error(name: string): string {
    return this.missing().find((one) => one.name === name)?.message ?? '';
  }

  protected choose(values: readonly string[]): void {
    this.chosen.set(values);
    this.missing.set([]);
  }

  protected all(): void {
    this.choose((this.cases() ?? []).slice(0, MOST_REASSIGNED).map(({ value }) => value));
  }

  protected async give(): Promise<void> {
    if (this.isBusy()) return;
    this.missing.set(this.unanswered());
    if (this.missing().length > 0) return;
    const heads = (this.list()?.items() ?? []).filter(({ id }) => this.chosen().includes(id));
    this.isBusy.set(true);
    try {
      this.after(await this.boards.reassign(heads, this.to() === TEAM ? null : this.to(), this.reason()));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    this.isBusy.set(false);
  }

  private after(done: Reassigned): void {
    const given = done.results.filter(({ outcome }) => outcome === 'given');
    const refused = done.results.filter(({ outcome }) => outcome === 'refused');
    const codeOf = (id: string): string => groupCode(this.store.head(id)?.code ?? '');
    this.refused.set(refused.map(({ caseId, problem }) => `${codeOf(caseId)}: ${this.i18n.tOr(`board.refused.${problem}`, this.i18n.t('board.refused.other'))}`));
    if (given.length > 0) this.ink.undo(this.i18n.t('board.given', { count: given.length }), () => void this.takeBack(done.id));
    if (refused.length === 0) void this.router.navigate(['/team']);
    else void this.again();
  }

  private async takeBack(id: string): Promise<void> {
    try {
      const { results } = await this.boards.undo(id);
      this.ink.tell(this.i18n.t('board.takenBack', { count: results.filter(({ outcome }) => outcome === 'given').length }));
      await this.again();
    } catch {
      this.ink.tell(this.i18n.t('board.tooLate'));
    }
  }

  private async again(): Promise<void> {
    this.chosen.set([]);
    await Promise.all([this.list()?.load(), this.board.load()]);
  }

  private unanswered(): { readonly name: string; readonly message: string }[] {
    const count = this.chosen().length;
    return [
      ...(count === 0 ? [{ name: 'cases', message: this.i18n.t('board.noneChosen') }] : []),
      ...(count > MOST_REASSIGNED ? [{ name: 'cases', message: this.i18n.t('board.tooMany', { most: MOST_REASSIGNED }) }] : []),
      ...(this.to() ? [] : [{ name: 'to', message: this.i18n.t('fieldProblem.required') }]),
      ...(this.reason() ? [] : [{ name: 'reason', message: this.i18n.t('fieldProblem.required') }]),
    ];
  }
}
