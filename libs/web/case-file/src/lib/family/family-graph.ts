import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { OpenFile } from '../file/open-file';
import { familyTree } from './family-tree';

/** The family as a drawing; the same people stand in the list beside it. */
@Component({
  selector: 'tact-family-graph',
  imports: [TPipe],
  template: `@if (tree(); as drawn) {
    <svg class="geno" role="img" [attr.viewBox]="'0 0 ' + drawn.width + ' ' + drawn.height" [attr.width]="drawn.width * 1.2" [attr.aria-label]="'caseFile.family.graph' | t">
      <path [attr.d]="drawn.lines" />
      @for (one of drawn.people; track one.id) {
        @switch (one.shape) {
          @case ('circle') {
            <circle [attr.cx]="one.x" [attr.cy]="one.y" r="13" [attr.class]="one.look" />
          }
          @case ('square') {
            <rect [attr.x]="one.x - 13" [attr.y]="one.y - 13" width="26" height="26" [attr.class]="one.look" />
          }
          @default {
            <rect [attr.x]="one.x - 10" [attr.y]="one.y - 10" width="20" height="20" [attr.transform]="'rotate(45 ' + one.x + ' ' + one.y + ')'" [attr.class]="one.look" />
          }
        }
        <text [attr.x]="one.x" [attr.y]="one.y" [attr.class]="one.look === 'me' ? 'onme' : one.look === 'blocked' ? 'onblocked' : null">{{ one.age }}</text>
      }
    </svg>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FamilyGraph {
  private readonly open = inject(OpenFile);
  protected readonly tree = computed(() => familyTree(this.open.head(), this.open.of('family_member'), new Date().getFullYear()));
}
