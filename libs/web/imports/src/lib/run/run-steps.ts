import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { RunState } from '../data/import-model';

const STEPS = ['file', 'columns', 'check', 'import', 'report'] as const;
const STEP_OF: Readonly<Record<RunState | 'file', (typeof STEPS)[number]>> = {
  file: 'file', reading: 'columns', comparing: 'check', checked: 'check', importing: 'import', done: 'report', failed: 'file',
};

/** Where an import stands: file, columns, dry run, import, report. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'ol[tactRunSteps]',
  imports: [Icon, TPipe],
  template: `@for (step of steps(); track step.key) {
    <li [class]="step.place" [attr.aria-current]="step.place === 'now' ? 'step' : null">
      @if (step.place === 'past') {
        <svg tactIcon="check" [small]="true"></svg>
      }
      {{ 'imports.step.' + step.key | t }}
    </li>
  }`,
  host: { class: 'isteps' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunSteps {
  readonly state = input.required<RunState | 'file'>();
  protected readonly steps = computed(() => {
    const now = STEPS.indexOf(STEP_OF[this.state()]);
    return STEPS.map((key, at) => ({ key, place: at < now ? 'past' : at === now ? 'now' : '' }));
  });
}
