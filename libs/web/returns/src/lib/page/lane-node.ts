import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type ReturnSide } from '@tact/domain';
import { TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { StepView } from '../shared/return-model';
import { isChildsLine } from './phase-rows';

/** One cell of a country's line: the node of a step that is its part, on the child's line or beside it. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a table knows rows and cells only
  selector: 'td[tactLaneNode]',
  imports: [Icon, TPipe],
  template: `@if (crosses()) {
      <span class="cross"></span>
    }
    @if (isPart()) {
      <span class="sr">{{ 'returns.stepState.' + step().state | t }}</span>
      <span class="nd" [class.ok]="isOk()" [class.op]="isOpen()" [class.na]="step().state === 'not_applicable'">
        @if (isOk()) {
          <svg tactIcon="check"></svg>
        }
      </span>
    }`,
  host: {
    class: 'lane', '[class.g]': 'side() === "sending"', '[class.a]': 'side() === "receiving"', '[class.on]': 'isOn()', '[class.later]': '!isOk()',
    '[class.end]': 'step().step === "H2" && side() === "sending"', '[class.start]': 'crosses()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LaneNode {
  readonly side = input.required<ReturnSide>({ alias: 'tactLaneNode' });
  readonly step = input.required<StepView>();
  protected readonly isPart = computed(() => this.step().sides.includes(this.side()));
  protected readonly isOk = computed(() => this.step().state === 'closed' || this.step().state === 'overridden');
  protected readonly isOpen = computed(() => ['open', 'signed_once', 'expired', 'reopened'].includes(this.step().state));
  protected readonly isOn = computed(() => isChildsLine(this.step().step, this.side()));
  /** At the hand-over the child crosses from one line to the other. */
  protected readonly crosses = computed(() => this.step().step === 'H2' && this.side() === 'receiving');
}
