import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { returnStep } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe } from '@tact/web/core';
import { Icon, InkBar, Note } from '@tact/web/ui';
import { ReturnActs } from '../shared/return-acts';
import type { ReturnDetail, StepView } from '../shared/return-model';
import { ReturnProblem } from '../shared/return-problem';
import { ReturnWords } from '../shared/return-words';
import { AttestForm } from './attest-form';
import { EvidenceList } from './evidence-list';
import { OverrideForm } from './override-form';
import { Signatures } from './signatures';

type Open = 'attest' | 'override' | null;

/** One step: what it is, its evidence, who signed, and what the reader may do with it now. */
@Component({
  selector: 'tact-step-detail',
  imports: [AttestForm, EvidenceList, Icon, Note, OverrideForm, ReturnProblem, Signatures, TPipe],
  templateUrl: './step-detail.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepDetail {
  private readonly acts = inject(ReturnActs);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly words = inject(ReturnWords);
  readonly view = input.required<ReturnDetail>();
  readonly step = input.required<StepView>();
  readonly changed = output<void>();
  protected readonly open = signal<Open>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly rule = computed(() => returnStep(this.step().step));
  /** Who keeps nothing back: a step nobody signed shows no evidence yet. */
  protected readonly current = computed(() => (this.step().state === 'open' || this.step().state === 'to_come' ? null : this.step().attestation));
  protected readonly kind = computed(() => {
    const { step, gate, twoSided } = this.step();
    const blocks = this.rule().blocks.join(', ');
    return [step, this.i18n.t(gate ? 'returns.gate' : 'returns.noGate'), ...(blocks ? [this.i18n.t('returns.blocks', { steps: blocks })] : []), ...(twoSided ? [this.i18n.t('returns.bothSign')] : [])].join(' · ');
  });
  protected readonly waits = computed(() => (this.step().waitsFor.length ? this.i18n.t('returns.waitsFor', { steps: this.step().waitsFor.join(', ') }) : ''));
  /** Until when it counts, said beside the signatures. */
  protected readonly ends = computed(() => {
    const until = this.current()?.validUntil;
    if (!until) return '';
    return this.i18n.t(this.rule().untilEndsPeriod ? 'returns.reflectionNote' : 'returns.endNote', { date: this.dates.date(until) });
  });
  protected readonly whyNot = computed(() => {
    const code = this.step().whyNot;
    return code && this.i18n.has(`returns.problem.${code}.title`) ? this.i18n.t(`returns.problem.${code}.title`) : '';
  });

  protected countersign(): Promise<void> {
    return this.run('countersign');
  }

  protected reopen(): Promise<void> {
    return this.run('reopen');
  }

  private async run(command: 'countersign' | 'reopen'): Promise<void> {
    const attestationId = this.step().attestation?.id;
    if (!attestationId || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(this.view(), command, { attestationId });
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'returns.done' : 'returns.waitsHere'));
    this.changed.emit();
  }
}
