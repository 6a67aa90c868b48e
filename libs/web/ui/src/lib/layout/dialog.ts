import { ChangeDetectionStrategy, Component, ElementRef, effect, input, output, viewChild } from '@angular/core';

/** A modal question. `[open]` shows it, `(closed)` tells of Escape. Buttons go into `<div class="btns" foot>`. */
@Component({
  selector: 'tact-dialog',
  template: `<dialog #box class="ask" [attr.aria-label]="heading()" (close)="onClose()" (cancel)="closed.emit()">
    @if (open()) {
      <h2>{{ heading() }}</h2>
      <ng-content />
      <ng-content select="[foot]" />
    }
  </dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dialog {
  readonly open = input.required<boolean>();
  readonly heading = input.required<string>();
  readonly closed = output<void>();
  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');

  constructor() {
    effect(() => {
      const element = this.box().nativeElement;
      if (this.open() && !element.open) element.showModal();
      if (!this.open() && element.open) element.close();
    });
  }

  protected onClose(): void {
    if (this.open()) this.closed.emit();
  }
}
