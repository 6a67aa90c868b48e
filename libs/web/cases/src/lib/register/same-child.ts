import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TPipe } from '@tact/web/core';
import type { Candidate } from '@tact/web/offline';
import { Note } from '@tact/web/ui';
import { MatchRow } from '../match-row';

/** Children who may be the same, before saving: open one of them, or register with an equal button. Nothing typed is lost. */
@Component({
  selector: 'tact-same-child',
  imports: [MatchRow, Note, TPipe],
  template: `<tact-note kind="warn" [heading]="'cases.same.title' | t: { count: candidates().length }">{{ 'cases.same.text' | t }}</tact-note>
    <ul class="rows strong samelist">
      @for (candidate of candidates(); track candidate.head.id) {
        <li><tact-match-row [candidate]="candidate" /></li>
      }
    </ul>
    <p class="small quiet mt2">{{ 'cases.same.open' | t }}</p>
    <div class="btns mt2">
      <button class="btn" type="button" [disabled]="isBusy()" (click)="other.emit()">{{ 'cases.same.other' | t }}</button>
      <button class="btn" type="button" (click)="back.emit()">{{ 'cases.same.back' | t }}</button>
    </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SameChild {
  readonly candidates = input.required<readonly Candidate[]>();
  readonly isBusy = input(false);
  readonly other = output<void>();
  readonly back = output<void>();
}
