import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { CaseCode, Icon, Risk } from '@tact/web/ui';
import type { ApprovalItem } from './approval-item';
import { SubjectWords } from './subject/subject-words';

/** What waits, oldest first: what, since when, risk, code, who proposed. A lock marks one's own. */
@Component({
  selector: 'tact-approval-queue',
  imports: [CaseCode, Icon, Risk, RouterLink, TPipe],
  template: `<ul>
      @for (row of rows(); track row.item.id) {
        <li [attr.aria-current]="row.item.id === current() ? 'true' : null">
          <a routerLink="." [queryParams]="{ id: row.item.id }">
            <b>{{ row.title }}</b>
            <span class="due">{{ row.due }}</span>
            <span class="l2"><tact-risk [level]="row.item.risk" /><tact-code [code]="row.item.caseCode" /></span>
            <span class="by">
              @if (!row.item.mayDecide) {
                <svg tactIcon="lock" [small]="true"></svg>{{ 'supervision.you' | t }}
              } @else {
                @if (row.item.changedSinceProposed) {
                  <svg tactIcon="undo" [small]="true"></svg>
                }
                {{ row.item.proposedByName }}
              }
            </span>
          </a>
        </li>
      }
    </ul>
    @if (rows().length) {
      <p class="hint pconly"><kbd>J</kbd>&nbsp;<kbd>K</kbd> {{ 'supervision.keys' | t }}</p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApprovalQueue {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly words = inject(SubjectWords);
  readonly items = input.required<readonly ApprovalItem[]>();
  readonly current = input<string | null>(null);
  protected readonly rows = computed(() =>
    this.items().map((item) => {
      const name = item.subjectKind === 'referral' ? this.i18n.t('supervision.referralTo', { receiver: item.toOrganisationName ?? '' }) : item.subjectKind === 'hand_over' ? this.i18n.t('handOver.approval.row', { receiver: item.toOrganisationName ?? '' }) : this.words.title(item);
      return {
        item,
        title: item.changedSinceProposed ? this.i18n.t('supervision.stale', { name }) : name,
        due: item.mayDecide ? this.dates.short(item.proposedAt) : this.i18n.t('supervision.another'),
      };
    }),
  );
}
