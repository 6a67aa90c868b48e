import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from './icon';

const GLYPHS = {
  complete: 'done', part: 'half', todo: 'todo', wait: 'hourglass', lockd: 'lock', none: 'none', late: 'clock',
  conflict: 'swap', expiring: 'hourglass',
} as const;

export type StateKind = keyof typeof GLYPHS;

/** Complete, 1 missing, Not started, Waiting, Not yet, Not needed. `words` replaces the usual word ("1 missing"). */
@Component({
  selector: 'tact-state',
  imports: [Icon, TPipe],
  template: `<svg [tactIcon]="glyph()"></svg>{{ words() || ('state.' + kind() | t) }}`,
  host: { '[class]': '"state " + kind()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateWord {
  readonly kind = input.required<StateKind>();
  readonly words = input('');
  protected readonly glyph = computed(() => GLYPHS[this.kind()]);
}
