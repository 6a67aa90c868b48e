import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A bar with its count: `<tact-progress label="Sending" [done]="7" [total]="19" />`. The words around it are the page's. */
@Component({
  selector: 'tact-progress',
  template: `<span class="bar" role="progressbar" [attr.aria-valuenow]="percent()" aria-valuemin="0" aria-valuemax="100" [attr.aria-label]="label()"
    ><i [style.inline-size.%]="percent()"></i
  ></span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Progress {
  readonly label = input.required<string>();
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  protected readonly percent = computed(() => (this.total() > 0 ? Math.round((100 * this.done()) / this.total()) : 0));
}
