import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { RecordBadge, Section, StateWord } from '@tact/web/ui';
import { DayWords } from '../words/day-words';
import { SectionRows } from './section-rows';

/** What the file holds, section by section: a table on a PC, a task list on a phone. */
@Component({
  selector: 'tact-section-table',
  imports: [RecordBadge, RouterLink, Section, StateWord, TPipe],
  providers: [SectionRows],
  template: `<table class="table mid secs pconly">
      <thead>
        <tr>
          <th scope="col">{{ 'caseFile.sections.section' | t }}</th>
          <th scope="col">{{ 'caseFile.sections.holds' | t }}</th>
          <th scope="col">{{ 'caseFile.sections.changed' | t }}</th>
          <th scope="col">{{ 'caseFile.sections.state' | t }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of list.rows(); track row.section) {
          <tr>
            <th scope="row"><a [routerLink]="row.link">{{ row.name }}</a></th>
            <td class="quiet">{{ row.holds }}</td>
            <td class="nowrap">{{ row.changedAt ? days.of(row.changedAt) : '' }}</td>
            <td>
              @if (row.state; as state) {
                <tact-state [kind]="state" [words]="row.words" />
              }
              @if (row.badge === 'here' || row.badge === 'attention') {
                <tact-badge [state]="row.badge" />
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
    <section tactSection class="phoneonly" [heading]="'caseFile.sections.title' | t">
      <span end class="small quiet">{{ 'caseFile.sections.complete' | t: { done: list.complete(), all: list.counted() } }}</span>
      <ul class="rows">
        @for (row of list.rows(); track row.section) {
          <li>
            <a class="row" [routerLink]="row.link">
              <b>{{ row.name }}</b>
              @if (row.state; as state) {
                <tact-state [kind]="state" [words]="row.words" />
              } @else {
                <span></span>
              }
              <span class="sub">{{ row.holds }}</span>
              <tact-badge [state]="row.badge" />
            </a>
          </li>
        }
      </ul>
    </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionTable {
  protected readonly days = inject(DayWords);
  protected readonly list = inject(SectionRows);
}
