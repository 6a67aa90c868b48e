import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { CaseStore, ReturnStore } from '@tact/web/offline';
import { Failure, Loading, NotFound, PageHead } from '@tact/web/ui';
import { BeginReturn } from '../process/begin-return';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnBoard } from './return-board';

/** The return of a case, for who works on it: the newest, or the way to consider one. */
@Component({
  selector: 'tact-case-return-page',
  imports: [BeginReturn, Failure, Loading, NotFound, PageHead, ReturnBoard, TPipe],
  template: `<tact-page-head class="phoneonly" [heading]="'returns.title' | t" [back]="['/cases', id()]" />
    <main id="main">
      @if (remote().value(); as found) {
        @if (found.return; as view) {
          <tact-return-board [view]="view" [head]="head()" [asked]="step()" (changed)="remote().load()" />
        } @else {
          <tact-begin-return [caseId]="id()" (changed)="remote().load()" />
        }
      } @else if (remote().problem(); as problem) {
        @if (problem.status === 404) {
          <tact-not-found />
        } @else {
          <div class="pagepad"><tact-failure [problem]="problem" [retry]="true" (again)="remote().load()" /></div>
        }
      } @else {
        <div class="pagepad"><tact-loading [label]="'returns.opening' | t" [rows]="6" /></div>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseReturnPage {
  private readonly store = inject(CaseStore);
  private readonly returns = inject(ReturnStore);
  readonly id = input.required<string>();
  readonly step = input<string>();
  protected readonly remote = computed(() => this.returns.ofCase<ReturnDetail>(this.id()));
  protected readonly head = computed(() => this.store.file(this.id())().file?.head ?? this.store.head(this.id()) ?? null);

  constructor() {
    effect(() => void this.remote().load());
  }
}
