import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Dates, TPipe } from '@tact/web/core';
import { CaseCode, Section } from '@tact/web/ui';
import { Listed } from '../../shared/listed';
import type { Paged } from '../../shared/paged';
import type { DueCase } from './retention-model';

/** Closed cases whose time is over: code, since when, and the proposal. */
@Component({
  selector: 'tact-due-list',
  imports: [CaseCode, Listed, Section, TPipe],
  template: `<section tactSection [heading]="'retention.due' | t" [count]="list().items()?.length ?? null">
    <p class="small quiet">{{ 'retention.dueHint' | t }}</p>
    <tact-listed [list]="list()" [none]="'retention.noneDue' | t">
      <ul class="rows">
        @for (one of list().items(); track one.caseCode) {
          <li class="changerow">
            <div>
              <b><tact-code [code]="one.caseCode" /></b>
              <p class="small">{{ 'retention.group.' + one.group | t }}</p>
              <p class="small quiet">{{ 'retention.dueSince' | t: { closed: dates.instant(one.closedAt), due: dates.instant(one.dueAt) } }}</p>
            </div>
            <div class="btns">
              <button class="btn" type="button" [disabled]="isActing()" (click)="proposed.emit(one.caseCode)">{{ 'retention.propose' | t }}<span class="sr"> {{ one.caseCode }}</span></button>
            </div>
          </li>
        }
      </ul>
    </tact-listed>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueList {
  protected readonly dates = inject(Dates);
  readonly list = input.required<Paged<DueCase>>();
  readonly isActing = input(false);
  readonly proposed = output<string>();
}
