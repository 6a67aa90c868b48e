import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { QuickExit, TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

/** Counts Shift for two seconds from the second press: "once more to leave". */
@Component({
  selector: 'tact-shift-hint',
  imports: [Icon, TPipe],
  template: `<div role="status">
    @if (exit.presses() > 1) {
      <div class="shift"><svg tactIcon="exit"></svg><span>{{ 'chrome.shiftOnceMore' | t }}</span><span class="dotsx"><i class="on"></i><i class="on"></i><i></i></span></div>
    }
  </div>`,
  host: { class: 'shifthint' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShiftHint {
  protected readonly exit = inject(QuickExit);
}
