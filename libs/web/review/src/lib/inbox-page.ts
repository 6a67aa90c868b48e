import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { type ReferralState } from '@tact/domain';
import { Auth, Dates, I18n, TPipe, daysBetween } from '@tact/web/core';
import { HandOverStore, Reference, ReferralStore } from '@tact/web/offline';
import { HandOverRows, type ReferralFacts, ReferralStateMark, RequestRows } from '@tact/web/sharing';
import { CaseCode, Empty, Failure, LedgerRow, Loading, More, PageHead, Section } from '@tact/web/ui';
import { ReviewTabs } from './review-tabs';

const NEW: readonly ReferralState[] = ['sent', 'acknowledged'];

/** What was handed to this duty bearer: first what still needs an answer, then what it works on. */
@Component({
  selector: 'tact-inbox-page',
  imports: [CaseCode, Empty, Failure, HandOverRows, LedgerRow, Loading, More, PageHead, ReferralStateMark, ReviewTabs, Section, TPipe],
  template: `<tact-page-head [heading]="'review.inbox.title' | t" [sub]="organisation()" />
    <tact-review-tabs />
    <main id="main">
      @if (box.problem(); as problem) {
        <div class="pagepad"><tact-failure [problem]="problem" [retry]="true" (again)="box.load()" /></div>
      }
      @if (handed(); as paths) {
        @if (paths.length) {
          <section tactSection [heading]="'handOver.offer.inbox' | t" [count]="paths.length"><tact-hand-over-rows [paths]="paths" base="/review/hand-overs" /></section>
        }
      }
      @if (groups(); as shown) {
        @for (group of shown; track group.key) {
          <section tactSection [heading]="'review.inbox.' + group.key | t" [count]="group.rows.length">
            @if (group.rows.length) {
              <ul class="ledger refs">
                @for (row of group.rows; track row.referral.id) {
                  <li tactLedgerRow [when]="row.when" [note]="row.note" [late]="row.late" [heading]="row.heading" [link]="['/review', row.referral.id]">
                    <tact-referral-state [state]="row.referral.state" />
                    <tact-code [code]="row.referral.caseCode" />
                    <span>{{ row.referral.fromOrganisationName }}</span>
                  </li>
                }
              </ul>
            } @else {
              <tact-empty [heading]="'review.inbox.none.' + group.key | t"><p>{{ 'review.inbox.noneText.' + group.key | t }}</p></tact-empty>
            }
          </section>
        }
      } @else if (!box.problem()) {
        <section class="section"><tact-loading [rows]="4" /></section>
      }
      <tact-more [next]="box.value()?.nextCursor" [isLoading]="box.isAdding()" (more)="box.more()" />
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxPage {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly auth = inject(Auth);
  private readonly words = inject(RequestRows);
  protected readonly box = inject(ReferralStore).box('incoming');
  private readonly handOvers = inject(HandOverStore).box('incoming');
  /** Offers first, then what it works on. */
  protected readonly handed = computed(() => [...(this.handOvers.value()?.items ?? [])].sort((a, b) => Number(b.state === 'offered') - Number(a.state === 'offered')));
  protected readonly organisation = computed(() => this.auth.principal()?.memberships[0]?.organisationName ?? '');
  protected readonly groups = computed(() => {
    const items = this.box.value()?.items as readonly ReferralFacts[] | undefined;
    if (!items) return null;
    const isNew = ({ state }: ReferralFacts): boolean => NEW.includes(state as ReferralState);
    const byDue = (a: ReferralFacts, b: ReferralFacts): number => (a.respondBy ?? '').localeCompare(b.respondBy ?? '');
    return [
      { key: 'asked', rows: items.filter(isNew).sort(byDue).map((referral) => this.row(referral, referral.respondBy)) },
      { key: 'working', rows: items.filter((referral) => !isNew(referral)).map((referral) => this.row(referral, referral.feedbackDue ?? referral.firstFeedbackDue ?? null)) },
    ];
  });

  constructor() {
    void inject(Reference).ensure();
    void this.box.load();
    void this.handOvers.load();
  }

  private row(referral: ReferralFacts, due: string | null): { referral: ReferralFacts; heading: string; when: string; note: string; late: boolean } {
    const days = due ? daysBetween(new Date(), due) : 0;
    const late = due !== null && Date.parse(due) < Date.now();
    const note = due === null ? '' : late ? this.i18n.t('review.late') : this.i18n.t('review.daysLeft', { count: days });
    return { referral, heading: this.words.purpose(referral.purpose, referral.services), late, note, when: due ? this.dates.short(due) : this.dates.short(referral.sentAt) };
  }
}
