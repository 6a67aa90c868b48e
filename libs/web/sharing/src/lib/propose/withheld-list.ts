import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import { WithheldWords } from './withheld-words';

/** What the receiver will not see, each with the reason. */
@Component({
  selector: 'tact-withheld-list',
  imports: [Icon, TPipe, WithheldWords],
  template: `<ul class="withheld">
    @for (item of items(); track $index) {
      <li><svg tactIcon="lock" [small]="true"></svg><span><b>{{ 'section.' + item.section | t }}</b>{{ item.why | withheldWords }}</span></li>
    } @empty {
      <li><svg tactIcon="info" [small]="true"></svg><span>{{ 'sharedFile.allShared' | t }}</span></li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WithheldList {
  readonly items = input.required<readonly { readonly section: string; readonly why: string }[]>();
}
