import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { InkBar } from './ink-bar';

/** Shows `InkBar`: once in the shell, above the dock, never over a button. */
@Component({
  selector: 'tact-ink-bar',
  imports: [Icon, TPipe],
  template: `<div role="status" aria-live="polite">
    @if (ink.message(); as message) {
      <div class="undo">
        <svg tactIcon="check"></svg><span>{{ message.text }}</span>
        @if (message.undo) {
          <button type="button" (click)="undo()"><svg tactIcon="undo" [small]="true"></svg><span aria-hidden="true">{{ 'ink.undo' | t: { seconds: message.secondsLeft } }}</span><span class="sr">{{ 'ink.undoPlain' | t }}</span></button>
        }
      </div>
    }
  </div>`,
  host: { class: 'inkbar' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InkBarView {
  protected readonly ink = inject(InkBar);

  protected undo(): void {
    const undo = this.ink.message()?.undo;
    this.ink.close();
    undo?.();
  }
}
