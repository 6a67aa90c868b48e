import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HandOverStep } from '@tact/domain';
import { Access, Dates, I18n, TPipe } from '@tact/web/core';
import { HandOverStore, Reference } from '@tact/web/offline';
import { CaseCode, Failure, Icon, Loading, Note, PageHead, Section, StateWord } from '@tact/web/ui';
import type { HandOverDetail } from './hand-over-model';
import { HandOverPath } from './hand-over-path';
import { HandOverSaid } from './hand-over-said';
import { ScopeForm } from './scope-form';
import { StepForm } from './step-form';

/** Which right a step needs; a role without it is not shown the step. */
const RIGHTS: Readonly<Partial<Record<HandOverStep, 'approve' | 'update' | 'revoke' | 'confirm' | 'ask' | 'return' | 'complete'>>> = {
  advance: 'update', talk: 'approve', deliver: 'update', takeBack: 'revoke', stop: 'revoke', verify: 'confirm', ask: 'ask', giveBack: 'return', prove: 'complete',
};
const ORDER: readonly HandOverStep[] = ['verify', 'prove', 'advance', 'deliver', 'talk', 'ask', 'takeBack', 'giveBack', 'stop'];
const DANGER: readonly HandOverStep[] = ['takeBack', 'giveBack', 'stop'];

/** One path for whoever works on the case, had it before, or owns it now: where it stands, what can be done, what was said and signed. */
@Component({
  selector: 'tact-hand-over-page',
  imports: [CaseCode, Failure, HandOverPath, HandOverSaid, Icon, Loading, Note, PageHead, RouterLink, ScopeForm, Section, StateWord, StepForm, TPipe],
  templateUrl: './hand-over-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverPage {
  private readonly access = inject(Access);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  private readonly store = inject(HandOverStore);
  readonly id = input.required<string>();
  protected readonly remote = computed(() => this.store.view<HandOverDetail>(this.id()));
  protected readonly path = computed(() => this.remote().value());
  protected readonly heading = computed(() => (this.path() ? this.i18n.t('handOver.title', { receiver: this.path()!.toOrganisationName }) : this.i18n.t('handOver.plain')));
  protected readonly category = computed(() => this.reference.label('duty_bearer', this.path()?.category));
  protected readonly reason = computed(() => this.reference.label('decline_reason', this.path()?.reason));
  protected readonly ended = computed(() => this.dates.instant(this.path()?.endedAt));
  protected readonly from = computed(() => this.dates.date(this.path()?.verifiableFrom?.slice(0, 10)));
  protected readonly opened = signal<HandOverStep | null>(null);
  protected readonly mayPropose = computed(() => this.path()?.steps.includes('propose') && this.access.can('propose', 'HandOver'));
  protected readonly mayAnswer = computed(() => this.path()?.steps.includes('answer') ?? false);
  protected readonly isOutside = computed(() => Boolean(this.path()?.deliveredAt) && this.path()?.state === 'offered');
  protected readonly steps = computed(() => {
    const path = this.path();
    if (!path) return [];
    const isOpen = (step: HandOverStep): boolean => path.steps.includes(step) || (step === 'prove' && path.stage === 3 && Boolean(path.deliveredAt));
    return ORDER.filter((step) => isOpen(step) && this.may(step))
      .filter((step) => step !== 'deliver' || (path.hasAccount === false && !path.isLead && !path.deliveredAt))
      .map((step) => ({ step, danger: DANGER.includes(step), values: step === 'advance' ? { stage: path.stage === 1 ? 2 : 1 } : {}, title: this.title(step, path.stage) }));
  });

  constructor() {
    void this.reference.ensure();
    effect(() => {
      const remote = this.remote();
      untracked(() => void remote.load());
    });
  }

  protected toggle(step: HandOverStep): void {
    this.opened.update((open) => (open === step ? null : step));
  }

  protected changed(): void {
    this.opened.set(null);
    void this.remote().load();
  }

  protected day(at: string | null): string {
    return this.dates.short(at);
  }

  private may(step: HandOverStep): boolean {
    const right = RIGHTS[step];
    return right !== undefined && this.access.can(right, 'HandOver');
  }

  private title(step: HandOverStep, stage: number): string {
    return this.i18n.t(step === 'advance' && stage === 2 ? 'handOver.step.advance.back' : `handOver.step.${step}.title`);
  }
}
