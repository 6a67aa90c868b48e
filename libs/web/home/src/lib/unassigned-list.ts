import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, PersonWords, TPipe } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { Empty, Failure, GoRow, Loading, Risk, Section, groupCode } from '@tact/web/ui';

/** New cases of the team without an owner. */
@Component({
  selector: 'tact-unassigned-list',
  imports: [Empty, Failure, GoRow, Loading, Risk, RouterLink, Section, TPipe],
  template: `<section tactSection [heading]="'home.unassigned' | t" [count]="list.nextCursor() ? list.items()?.length + '+' : (list.items()?.length ?? null)">
    @if (list.problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
    } @else if (list.items(); as heads) {
      <ul class="rows">
        @for (head of heads; track head.id) {
          <li tactGoRow [to]="['/cases', head.id]" [heading]="code(head.code)" [sub]="people.of(head) + ' · ' + ('home.registeredAt' | t: { at: dates.short(head.registeredAt) })">
            <tact-risk [level]="head.risk" />
          </li>
          <li class="rowact"><a class="link" [routerLink]="['/cases', head.id, 'assign']">{{ 'home.assign' | t }}<span class="sr">: {{ code(head.code) }}</span></a></li>
        } @empty {
          <li><tact-empty [heading]="'home.noUnassigned' | t" /></li>
        }
      </ul>
      @if (list.nextCursor()) {
        <p class="more"><a routerLink="/cases" [queryParams]="{ owner: 'unassigned' }">{{ 'home.all' | t }}</a></p>
      }
    } @else {
      <tact-loading [rows]="2" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnassignedList {
  protected readonly dates = inject(Dates);
  protected readonly people = inject(PersonWords);
  protected readonly list = inject(CaseStore).list({ owner: 'unassigned', status: 'open' }, undefined, 5);
  protected readonly code = groupCode;

  constructor() {
    void this.list.load();
  }
}
