import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

export interface GateView {
  readonly code: string;
  readonly name: string;
  readonly met: boolean;
  /** What is missing, when unmet. */
  readonly missing?: string;
  readonly link?: readonly unknown[];
}

/** Gates of a move: met with a tick, unmet bold with what is missing and a link to where it is done. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'ul[tactGateList]',
  imports: [Icon, RouterLink, TPipe],
  template: `@for (gate of gates(); track gate.code) {
    <li [class]="gate.met ? 'met' : 'unmet'">
      <svg [tactIcon]="gate.met ? 'done' : 'todo'"></svg>
      <span
        ><span class="sr">{{ (gate.met ? 'gate.met' : 'gate.unmet') | t }}: </span>
        @if (gate.link && !gate.met) {
          <a [routerLink]="gate.link">{{ gate.name }}</a>
        } @else {
          {{ gate.name }}
        }
        @if (gate.missing && !gate.met) {
          <span> {{ gate.missing }}</span>
        }
      </span>
    </li>
  }`,
  host: { class: 'gatelist' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GateList {
  readonly gates = input.required<readonly GateView[]>();
}
