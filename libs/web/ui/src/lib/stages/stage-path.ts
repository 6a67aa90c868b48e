import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

export interface StageView {
  readonly key: string;
  readonly name: string;
  readonly state: 'past' | 'now' | 'next' | 'skipped';
  /** "3 Mar to 14 Sep", "since 2 Oct", "Gate: 0 of 2 met". */
  readonly note?: string;
  /** The gate after this stage. `next` is the shut one that counts now. */
  readonly gate?: 'open' | 'shut' | 'next';
}

/** The road through the stages: filled past, ring now, hollow ahead. `[compact]`: phone, names only for readers. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'ol[tactStagePath]',
  imports: [Icon, TPipe],
  template: `@for (stage of stages(); track stage.key) {
    <li [class]="stage.state" [attr.aria-current]="stage.state === 'now' ? 'step' : null">
      <span class="node">
        @if (stage.state === 'past') {
          <svg tactIcon="check"></svg>
        }
      </span>
      @if (compact()) {
        <span class="sr">{{ stage.name }}, {{ 'stagePath.' + stage.state | t }}</span>
      } @else {
        <span class="name">{{ stage.name }}</span>
        <span class="sr">{{ 'stagePath.' + stage.state | t }}</span>
        @if (stage.note) {
          <span class="date">{{ stage.note }}</span>
        }
      }
      @if (stage.gate) {
        <span class="gate" [class.open]="stage.gate === 'open'" [class.shut]="stage.gate !== 'open'" [class.next]="stage.gate === 'next'"></span>
      }
    </li>
  }`,
  host: { class: 'path', '[class.compact]': 'compact()', '[class.even]': '!compact()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StagePath {
  readonly stages = input.required<readonly StageView[]>();
  readonly compact = input(false);
}
