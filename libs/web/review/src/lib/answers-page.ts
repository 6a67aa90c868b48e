import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Reference, ReferralStore } from '@tact/web/offline';
import { type ReferralFacts, ReferralStateMark } from '@tact/web/sharing';
import { CaseCode, Empty, Failure, LedgerRow, Loading, More, PageHead, Section } from '@tact/web/ui';
import { ReviewTabs } from './review-tabs';

/** What this duty bearer answered, and what ended: of an ended one only that it ended and when. */
@Component({
  selector: 'tact-answers-page',
  imports: [CaseCode, Empty, Failure, LedgerRow, Loading, More, PageHead, ReferralStateMark, ReviewTabs, Section, TPipe],
  template: `<tact-page-head [heading]="'review.answers.title' | t" />
    <tact-review-tabs />
    <main id="main">
      <section tactSection [heading]="'review.answers.given' | t" [count]="rows()?.length ?? null">
        @if (box.problem(); as problem) {
          <tact-failure [problem]="problem" [retry]="true" (again)="box.load()" />
        }
        @if (rows(); as shown) {
          <ul class="ledger refs">
            @for (row of shown; track row.id) {
              <li tactLedgerRow [when]="row.when" [heading]="row.heading" [link]="['/review', row.id]">
                <tact-referral-state [state]="row.state" />
                <tact-code [code]="row.caseCode" />
                <span>{{ row.from }}</span>
              </li>
            }
          </ul>
          @if (!shown.length) {
            <tact-empty [heading]="'review.answers.none' | t"><p>{{ 'review.answers.noneText' | t }}</p></tact-empty>
          }
        } @else if (!box.problem()) {
          <tact-loading [rows]="4" />
        }
      </section>
      <tact-more [next]="box.value()?.nextCursor" [isLoading]="box.isAdding()" (more)="box.more()" />
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswersPage {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  protected readonly box = inject(ReferralStore).box('answered');
  protected readonly rows = computed(() =>
    (this.box.value()?.items as readonly ReferralFacts[] | undefined)?.map(({ id, state, caseCode, fromOrganisationName, answeredAt, answeredByName, endedAt }) => ({
      id, state, caseCode, from: fromOrganisationName ?? '', when: this.dates.short(endedAt ?? answeredAt),
      heading: this.i18n.t(endedAt ? 'review.answers.ended' : 'review.answers.answered', { name: answeredByName ?? '', at: this.dates.date((endedAt ?? answeredAt ?? '').slice(0, 10)) }),
    })),
  );

  constructor() {
    void inject(Reference).ensure();
    void this.box.load();
  }
}
