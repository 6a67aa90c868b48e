import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { TPipe } from '@tact/web/core';

/** A skeleton with the shape of a ledger: no spinner, no shimmer. After three seconds it says why (`why`). */
@Component({
  selector: 'tact-loading',
  imports: [TPipe],
  template: `<div class="skel" role="status" [attr.aria-label]="label() || ('loading.label' | t)">
      <div class="sechead"><span class="sk w4 t"></span><span class="sk w2"></span></div>
      @for (row of shape(); track row) {
        <div class="skrow">
          <span><span class="sk w2"></span><span class="sk w1"></span></span
          ><span><span class="sk w4 t"></span><span class="sk w3"></span></span>
        </div>
      }
    </div>
    @if (isLong()) {
      <p class="small quiet">{{ why() || ('loading.why' | t) }}</p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Loading {
  readonly label = input('');
  readonly why = input('');
  readonly rows = input(3);
  protected readonly isLong = signal(false);
  protected readonly shape = computed(() => Array.from({ length: this.rows() }, (_, row) => row));

  constructor() {
    const timer = setTimeout(() => this.isLong.set(true), 3_000);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
