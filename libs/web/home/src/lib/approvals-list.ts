import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { ReferralStore } from '@tact/web/offline';
import { Empty, Failure, GoRow, Loading, Section } from '@tact/web/ui';

const SHOWN = 5;

/** What waits for this supervisor's decision: the first five, oldest first. */
@Component({
  selector: 'tact-approvals-list',
  imports: [Empty, Failure, GoRow, Loading, RouterLink, Section, TPipe],
  template: `<section tactSection [heading]="'home.approvals' | t" [count]="waiting.value()?.items?.length ?? null">
    @if (waiting.problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="waiting.load()" />
    } @else if (waiting.value(); as page) {
      <ul class="rows">
        @for (row of page.items.slice(0, shown); track row.id) {
          <li tactGoRow to="/approvals" [query]="{ id: row.id }" [heading]="title(row.subjectKind)" [sub]="'home.proposedAt' | t: { at: dates.instant(row.proposedAt) }"></li>
        } @empty {
          <li><tact-empty [heading]="'home.noApprovals' | t" /></li>
        }
      </ul>
      @if (page.items.length > shown) {
        <p class="more"><a routerLink="/approvals">{{ 'home.all' | t }}</a></p>
      }
    } @else {
      <tact-loading [rows]="2" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApprovalsList {
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  protected readonly waiting = inject(ReferralStore).approvals();
  protected readonly shown = SHOWN;

  constructor() {
    void this.waiting.load();
  }

  protected title(kind: string): string {
    return this.i18n.tOr(`home.approval.${kind}`, kind);
  }
}
