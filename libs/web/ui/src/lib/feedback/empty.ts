import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** An empty list: says so (`heading`), then what comes next (content, may hold one button). */
@Component({
  selector: 'tact-empty',
  template: `<div class="empty">
    <p>
      <b>{{ heading() }}</b>
    </p>
    <ng-content />
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Empty {
  readonly heading = input.required<string>();
}
