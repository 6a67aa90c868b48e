import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { StepView } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';
import { LaneNode } from './lane-node';

/** One step of the checklist: its place on the two lines, its title, its evidence, its day, its signatures. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a table knows rows and cells only
  selector: 'tr[tactStepRow]',
  imports: [Icon, LaneNode, RouterLink, TPipe],
  template: `<td tactLaneNode="sending" [step]="step()"></td>
    <td tactLaneNode="receiving" [step]="step()"></td>
    <td class="sid">{{ step().step }}</td>
    <td class="ttl">
      <a [routerLink]="[]" [queryParams]="{ step: step().step }" [attr.aria-current]="selected() ? 'true' : null">{{ words.title(step().step) }}</a>
      @if (!step().gate) {
        <span class="tag">{{ 'returns.noGate' | t }}</span>
      }
      <span class="phoneonly small quiet">{{ 'returns.stepState.' + step().state | t }}</span>
    </td>
    <td class="ev">
      @if (isDone()) {
        <svg tactIcon="clip" [small]="true"></svg>
      }
      {{ evidence() }}
    </td>
    <td class="val">
      @if (step().attestation?.validUntil && words.when(step())) {
        <span [class.warn]="step().state === 'expired'"><svg tactIcon="hourglass" [small]="true"></svg>{{ words.when(step()) }}</span>
      } @else {
        {{ words.when(step()) }}
      }
    </td>
    <td>
      @if (step().state === 'not_applicable' || step().state === 'overridden' || step().state === 'expired' || step().state === 'reopened') {
        <span class="quiet small">{{ 'returns.stepState.' + step().state | t }}</span>
      } @else {
        <span class="sig"
          >@for (one of slots(); track $index) {
            @if (one) {
              <svg tactIcon="check" [small]="true"></svg>
            } @else {
              <u></u>
            }
          }<span class="sr">{{ 'returns.of' | t: { done: signed(), all: slots().length } }}</span></span
        >
      }
    </td>`,
  host: { class: 'st', '[class.done]': 'isDone()', '[class.open]': 'isOpen()', '[class.to]': 'step().state === "to_come"', '[class.na]': 'step().state === "not_applicable"', '[class.sel]': 'selected()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepRow {
  protected readonly words = inject(ReturnWords);
  readonly step = input.required<StepView>();
  readonly selected = input(false);
  protected readonly isDone = computed(() => this.step().state === 'closed' || this.step().state === 'overridden');
  protected readonly isOpen = computed(() => ['open', 'signed_once', 'expired', 'reopened'].includes(this.step().state));
  protected readonly signed = computed(() => (this.step().state === 'open' || this.step().state === 'to_come' ? 0 : (this.step().attestation?.signatures.length ?? 0)));
  protected readonly slots = computed(() => Array.from({ length: this.step().gate ? 2 : 1 }, (_, at) => at < this.signed()));
  protected readonly evidence = computed(() => {
    const outcome = this.words.outcome(this.step().attestation?.evidence?.outcome);
    return [this.words.documents(this.step().step), outcome].filter(Boolean).join(': ');
  });
}
