import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { type ApprovalRow, ReferralStore } from '@tact/web/offline';
import { Empty, Failure, GoRow, Loading, Risk, type RiskLevel, Section, groupCode } from '@tact/web/ui';

const SHOWN = 5;

/** What waits for this supervisor's decision: the first five, oldest first. */
@Component({
  selector: 'tact-approvals-list',
  imports: [Empty, Failure, GoRow, Loading, Risk, RouterLink, Section, TPipe],
  template: `<section tactSection [heading]="'home.approvals' | t" [count]="waiting.value()?.nextCursor ? waiting.value()?.items?.length + '+' : (waiting.value()?.items?.length ?? null)">
    @if (waiting.problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="waiting.load()" />
    } @else if (waiting.value(); as page) {
      <ul class="rows">
        @for (row of page.items.slice(0, shown); track row.id) {
          <li tactGoRow to="/approvals" [query]="{ id: row.id }" [heading]="title(row)" [sub]="code(row.caseCode) + ' · ' + row.proposedByName + ', ' + ('home.proposedAt' | t: { at: dates.instant(row.proposedAt) })">
            <tact-risk [level]="level(row.risk)" />
          </li>
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
  protected readonly code = groupCode;

  constructor() {
    void this.waiting.load();
  }

  protected title({ subjectKind, toOrganisationName }: ApprovalRow): string {
    const kind = this.i18n.t(`home.approval.${subjectKind}`);
    return typeof toOrganisationName === 'string' ? `${kind}: ${toOrganisationName}` : kind;
  }

  protected level(risk: string | null | undefined): RiskLevel {
    return risk as RiskLevel;
  }
}
