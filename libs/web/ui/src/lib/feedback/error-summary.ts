import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

export interface FieldMessage {
  /** The `name` of the field: the link focuses the control with that id. */
  readonly name: string;
  readonly message: string;
}

/** The list on top of a form that was not saved; takes the focus when it appears. */
@Component({
  selector: 'tact-error-summary',
  imports: [Icon, TPipe],
  template: `@if (messages().length) {
    <div class="note stop" role="alert" tabindex="-1">
      <svg tactIcon="attention"></svg>
      <span
        ><b>{{ 'form.problems' | t: { count: messages().length } }}</b>
        <span class="errlinks">
          @for (item of messages(); track item.name) {
            <button class="link" type="button" (click)="focus(item.name)">{{ item.message }}</button>
          }
        </span></span
      >
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorSummary {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly messages = input.required<readonly FieldMessage[]>();

  constructor() {
    effect(() => {
      if (this.messages().length) queueMicrotask(() => this.host.nativeElement.querySelector<HTMLElement>('[role=alert]')?.focus());
    });
  }

  protected focus(name: string): void {
    const target = document.getElementById(name) ?? document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    target?.focus();
  }
}
