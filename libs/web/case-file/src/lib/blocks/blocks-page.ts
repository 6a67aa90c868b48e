import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { DENIAL_TEXT } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type Denial, type DenialCommand, type Denials, type FoundPerson, Reference, SafetyStore } from '@tact/web/offline';
import { AreaField, Empty, Failure, Icon, InkBar, Loading, Note, NotFound, PageHead, Radios, Section, SelectField, StateWord, TextField } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';

const STATES = { proposed: 'wait', in_force: 'complete', removal_proposed: 'wait', refused: 'none', removed: 'none' } as const;

/** Who is denied this case whatever role, grant or emergency. Nobody who is named here is told. */
@Component({
  selector: 'tact-blocks-page',
  imports: [AreaField, Empty, Failure, Icon, Loading, Note, NotFound, PageHead, Radios, Section, SelectField, StateWord, TPipe, TextField],
  templateUrl: './blocks-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlocksPage {
  private readonly store = inject(SafetyStore);
  private readonly reference = inject(Reference);
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  private readonly ink = inject(InkBar);
  protected readonly open = inject(OpenFile);
  protected readonly list = this.store.denials(this.open.id());
  private readonly answered = signal<Denials | null>(null);
  protected readonly shown = computed(() => this.answered() ?? this.list.value());
  protected readonly kind = signal('user');
  protected readonly find = signal('');
  protected readonly found = signal<readonly FoundPerson[] | null>(null);
  protected readonly chosen = signal('');
  protected readonly reason = signal('');
  protected readonly removing = signal<string | null>(null);
  protected readonly removal = signal('');
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly states = STATES;
  protected readonly kinds = computed(() => ['user', 'organisation'].map((value) => ({ value, label: this.i18n.t(`safety.blockKind.${value}`) })));
  protected readonly people = computed(() => (this.found() ?? []).map(({ userId, name, organisations }) => ({ value: userId, label: name, hint: organisations.join(', ') })));
  protected readonly organisations = computed(() => (this.reference.data.value()?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name })));

  constructor() {
    void this.reference.ensure();
    if (this.open.canWrite()) void this.list.load();
  }

  protected asked({ askedByName, askedAt }: Denial): string {
    return this.i18n.t('safety.askedBy', { name: askedByName, date: this.dates.date(askedAt) });
  }

  protected turn(kind: string): void {
    this.kind.set(kind);
    this.chosen.set('');
  }

  protected async search(): Promise<void> {
    if (this.find().trim().length < 3) return this.errors.set({ find: this.i18n.t('safety.field.three_letters') });
    this.errors.set({});
    await this.run(async () => this.found.set(await this.store.findPeople(this.open.id(), this.find().trim())));
  }

  protected async deny(): Promise<void> {
    this.errors.set({
      ...(this.chosen() ? {} : { blockedId: this.i18n.t('safety.field.required') }),
      ...(this.reason().trim().length < DENIAL_TEXT.min ? { reason: this.i18n.t('safety.field.too_short') } : {}),
    });
    if (Object.keys(this.errors()).length > 0) return;
    await this.run(async () => {
      this.answered.set(await this.store.deny(this.open.id(), { kind: this.kind(), blockedId: this.chosen(), reason: this.reason().trim() }));
      for (const field of [this.find, this.chosen, this.reason]) field.set('');
      this.found.set(null);
      this.ink.tell(this.i18n.t(this.shown()?.maySupervise ? 'safety.blocked' : 'safety.blockAsked'));
    });
  }

  protected step(denial: Denial, command: DenialCommand): Promise<void> {
    const reason = command === 'propose-removal' ? this.removal().trim() : undefined;
    if (reason !== undefined && reason.length < DENIAL_TEXT.min) {
      this.errors.set({ removal: this.i18n.t('safety.field.too_short') });
      return Promise.resolve();
    }
    return this.run(async () => {
      this.answered.set(await this.store.stepDenial(denial, command, reason));
      this.removing.set(null);
      this.removal.set('');
      this.errors.set({});
      this.ink.tell(this.i18n.t('safety.saved'));
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      const problem = toProblem(error);
      const said = this.i18n.tOr(`safety.blockProblem.${problem.problem.code}`, '');
      this.problem.set(said ? null : problem);
      if (said) this.errors.set({ blockedId: said });
    } finally {
      this.isBusy.set(false);
    }
  }
}
