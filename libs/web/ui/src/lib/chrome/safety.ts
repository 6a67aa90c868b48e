import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

/** Lock and Exit: same place everywhere, Exit the lightest block. `[canLock]` false where there is no session. */
@Component({
  selector: 'tact-safety',
  imports: [Icon, TPipe],
  template: `@if (canLock()) {
      <button type="button" class="lock" (click)="lock.emit()"><svg tactIcon="lock"></svg>{{ 'chrome.lock' | t }}</button>
    }
    <button type="button" class="exit" [title]="'chrome.exitHint' | t" (click)="leave.emit()"><svg tactIcon="exit"></svg>{{ 'chrome.exit' | t }}</button>`,
  host: { class: 'safety', role: 'region', '[attr.aria-label]': 'label()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Safety {
  private readonly i18n = inject(I18n);
  protected readonly label = computed(() => this.i18n.t('chrome.lockAndExit'));
  readonly canLock = input(true);
  readonly lock = output<void>();
  readonly leave = output<void>();
}
