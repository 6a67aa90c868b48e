import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Empty, Failure, Loading, More } from '@tact/web/ui';
import type { Paged } from './paged';

/** What stands around every list: what went wrong, the rows that are projected, that there are none, the next page, or that it is read. */
@Component({
  selector: 'tact-listed',
  imports: [Empty, Failure, Loading, More, TPipe],
  template: `@if (list().problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="list().load()" />
    }
    @if (list().items(); as items) {
      @if (items.length) {
        <ng-content />
      } @else {
        <tact-empty [heading]="none() || ('admin.none' | t)" />
      }
      <tact-more [next]="list().nextCursor()" [isLoading]="list().isLoading()" (more)="list().more()" />
    } @else if (!list().problem()) {
      <tact-loading [rows]="5" />
    }`,
  host: { class: 'contents' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Listed {
  readonly list = input.required<Paged<unknown>>();
  readonly none = input('');
}
