import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { ReturnStore } from '@tact/web/offline';
import { Empty, Failure, Loading, NotFound, PageHead } from '@tact/web/ui';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnBoard } from './return-board';

/** A return on which one's organisation is named. Once it was stopped, nothing of it is left to see. */
@Component({
  selector: 'tact-partner-return-page',
  imports: [Empty, Failure, Loading, NotFound, PageHead, ReturnBoard, TPipe],
  template: `<tact-page-head class="phoneonly" [heading]="'returns.title' | t" back="/returns" />
    <main id="main">
      @if (remote().problem(); as problem) {
        @if (problem.status === 404 && remote().value()) {
          <tact-empty [heading]="'returns.over' | t"><p>{{ 'returns.overText' | t }}</p></tact-empty>
        } @else if (problem.status === 404) {
          <tact-not-found />
        } @else {
          <div class="pagepad"><tact-failure [problem]="problem" [retry]="true" (again)="remote().load()" /></div>
        }
      } @else if (remote().value(); as view) {
        <tact-return-board [view]="view" [asked]="step()" (changed)="remote().load()" />
      } @else {
        <div class="pagepad"><tact-loading [label]="'returns.opening' | t" [rows]="6" /></div>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartnerReturnPage {
  private readonly returns = inject(ReturnStore);
  readonly id = input.required<string>();
  readonly step = input<string>();
  protected readonly remote = computed(() => this.returns.view<ReturnDetail>(this.id()));

  constructor() {
    effect(() => void this.remote().load());
  }
}
