import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RETURN_SIDES, type ReturnStepCode } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';
import { type PhaseRows, isChildsLine, phaseKey, phaseRows } from './phase-rows';
import { StepRow } from './step-row';

/** All 35 steps on the lines of the two countries; a phase that is done or far off is folded. */
@Component({
  selector: 'tact-lane-table',
  imports: [Icon, StepRow, TPipe],
  templateUrl: './lane-table.html',
  host: { class: 'rlist' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LaneTable {
  private readonly i18n = inject(I18n);
  protected readonly words = inject(ReturnWords);
  readonly view = input.required<ReturnDetail>();
  readonly selected = input<ReturnStepCode | null>(null);
  protected readonly phases = computed(() => phaseRows(this.view()));
  /** What somebody opened or folded by hand. */
  private readonly byHand = signal<Readonly<Record<string, boolean>>>({});
  protected readonly isOn = isChildsLine;
  protected readonly sides = RETURN_SIDES;

  protected isOpen(phase: PhaseRows): boolean {
    const selected = this.selected();
    return this.byHand()[phase.key] ?? (phase.isActive || (selected !== null && phaseKey(selected) === phase.key));
  }

  protected toggle(phase: PhaseRows): void {
    this.byHand.update((held) => ({ ...held, [phase.key]: !this.isOpen(phase) }));
  }

  /** "14 Sep – 15 Sep" of a phase that is done, else what it waits for. */
  protected span(phase: PhaseRows): string {
    const days = phase.steps.flatMap(({ attestation }) => attestation?.signatures.at(-1)?.at ?? []).sort();
    if (phase.isDone && days.length > 0) return [...new Set([this.words.day(days[0]), this.words.day(days.at(-1))])].join(' – ');
    if (phase.isActive) return this.i18n.t('returns.open');
    const waits = phase.steps.flatMap(({ waitsFor }) => waitsFor)[0];
    return waits ? this.i18n.t('returns.waitsFor', { steps: waits }) : this.i18n.t('returns.notYet');
  }

  protected sideDone(phase: PhaseRows, side: 'sending' | 'receiving'): boolean {
    const mine = phase.steps.filter(({ sides, state }) => sides.includes(side) && state !== 'not_applicable');
    return mine.some(({ gate }) => gate) && mine.every(({ state, gate }) => !gate || state === 'closed' || state === 'overridden');
  }
}
