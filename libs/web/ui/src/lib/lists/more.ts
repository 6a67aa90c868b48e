import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TPipe } from '@tact/web/core';

/** Below a list: the next page, where there is one. */
@Component({
  selector: 'tact-more',
  imports: [TPipe],
  template: `@if (next()) {
    <p class="more"><button class="btn" type="button" [attr.aria-disabled]="isLoading() || null" (click)="isLoading() || more.emit()">{{ (isLoading() ? 'loading.label' : 'form.more') | t }}</button></p>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class More {
  /** The cursor of the next page; null at the end. */
  readonly next = input.required<string | null | undefined>();
  readonly isLoading = input(false);
  readonly more = output<void>();
}
