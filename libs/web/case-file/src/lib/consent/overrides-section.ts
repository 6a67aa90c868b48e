import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { OVERRIDE_BASES, OVERRIDE_MAX_DAYS, OVERRIDE_REASON, type OverrideAct, inFileOrder } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type ConsentOverride, type ConsentOverrides, OverrideStore, Reference } from '@tact/web/offline';
import { AreaField, Empty, Failure, InkBar, Loading, Note, Radios, Section, SelectField, StateWord, TextField } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';

const STATES = { proposed: 'wait', in_force: 'complete', refused: 'none', ended: 'none' } as const;

/** Sharing without consent: what was proposed and decided, the decision of the second person, and a new proposal. */
@Component({
  selector: 'tact-overrides-section',
  imports: [AreaField, Empty, Failure, Loading, Note, Radios, Section, SelectField, StateWord, TPipe, TextField],
  templateUrl: './overrides-section.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverridesSection {
  private readonly store = inject(OverrideStore);
  private readonly reference = inject(Reference);
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  private readonly ink = inject(InkBar);
  protected readonly open = inject(OpenFile);
  protected readonly list = this.store.of(this.open.id());
  private readonly answered = signal<ConsentOverrides | null>(null);
  protected readonly shown = computed(() => this.answered() ?? this.list.value());
  protected readonly recipient = signal('');
  protected readonly basis = signal('');
  protected readonly reason = signal('');
  protected readonly until = signal('');
  protected readonly sections = signal<readonly string[]>([]);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly states = STATES;
  protected readonly most = OVERRIDE_MAX_DAYS;
  protected readonly bases = computed(() => OVERRIDE_BASES.map((value) => ({ value, label: this.i18n.t(`caseFile.override.basis.${value}`) })));
  protected readonly choices = computed(() => inFileOrder(this.open.file().grants.sections).map((value) => ({ value, label: this.i18n.t(`section.${value}`) })));
  protected readonly organisations = computed(() =>
    (this.reference.data.value()?.organisations ?? []).filter(({ id }) => id !== this.open.head().organisationId).map(({ id, name }) => ({ value: id, label: name })));

  constructor() {
    void this.reference.ensure();
    if (this.open.canWrite()) void this.list.load();
  }

  protected words(one: ConsentOverride): string {
    return this.i18n.t('caseFile.override.line', {
      basis: this.i18n.t(`caseFile.override.basis.${one.basis}`), sections: one.sections.map((section) => this.i18n.t(`section.${section}`)).join(', '), until: this.dates.date(one.until),
    });
  }

  protected who(one: ConsentOverride): string {
    const proposed = this.i18n.t('caseFile.override.proposedBy', { name: one.proposedByName, date: this.dates.date(one.proposedAt) });
    return one.decidedByName === null || one.decidedAt === null ? proposed : `${proposed} ${this.i18n.t('caseFile.override.decidedBy', { name: one.decidedByName, date: this.dates.date(one.decidedAt) })}`;
  }

  protected toggle(section: string): void {
    this.sections.update((chosen) => (chosen.includes(section) ? chosen.filter((one) => one !== section) : [...chosen, section]));
  }

  protected async propose(): Promise<void> {
    const required = this.i18n.t('caseFile.override.required');
    this.errors.set({
      ...(this.recipient() ? {} : { recipient: required }), ...(this.basis() ? {} : { basis: required }), ...(this.until() ? {} : { until: required }),
      ...(this.sections().length > 0 ? {} : { sections: required }), ...(this.reason().trim().length < OVERRIDE_REASON.min ? { reason: this.i18n.t('caseFile.override.tooShort') } : {}),
    });
    if (Object.keys(this.errors()).length > 0) return;
    await this.run(async () => {
      const wish = { recipientOrgId: this.recipient(), sections: this.sections(), basis: this.basis(), reason: this.reason().trim(), until: `${this.until()}T23:59:59.000Z` };
      this.answered.set(await this.store.propose(this.open.id(), wish));
      for (const field of [this.recipient, this.basis, this.reason, this.until]) field.set('');
      this.sections.set([]);
      this.ink.tell(this.i18n.t('caseFile.override.proposed'));
    });
  }

  protected step(one: ConsentOverride, act: OverrideAct): Promise<void> {
    return this.run(async () => {
      this.answered.set(await this.store.step(this.open.id(), one, act));
      this.ink.tell(this.i18n.t('caseFile.override.saved'));
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
