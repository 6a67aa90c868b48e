import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../marks/icon';

/** A document someone else reads: the ink edge says who sees it (`edge`), and until when (`note`, right). */
@Component({
  selector: 'tact-sheet',
  imports: [Icon],
  template: `<div class="edge">
      <svg [tactIcon]="icon()"></svg><span>{{ edge() }}</span>
      @if (note()) {
        <span class="r">{{ note() }}</span>
      }
    </div>
    <div class="body"><ng-content /></div>`,
  host: { class: 'sheet' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sheet {
  readonly edge = input.required<string>();
  readonly note = input('');
  readonly icon = input('eye');
}
