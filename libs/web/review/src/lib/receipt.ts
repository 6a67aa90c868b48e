import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { type ReferralDetail } from '@tact/web/sharing';
import { groupCode } from '@tact/web/ui';

/** On paper only: who answered what and when, with codes; nothing of the file. */
@Component({
  selector: 'tact-receipt',
  imports: [TPipe],
  template: `<h2>{{ 'review.receipt.title' | t }}</h2>
    <dl class="summary">
      @for (row of rows(); track row.label) {
        <div>
          <dt>{{ 'review.receipt.' + row.label | t }}</dt>
          <dd>{{ row.text }}</dd>
        </div>
      }
    </dl>
    <p>{{ 'review.receipt.foot' | t }}</p>`,
  host: { class: 'receipt' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Receipt {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<ReferralDetail>();
  protected readonly rows = computed(() => {
    const one = this.referral();
    const who = this.auth.principal();
    return [
      { label: 'code', text: one.code },
      { label: 'case', text: groupCode(one.caseCode) },
      { label: 'from', text: [one.fromUserName, one.fromOrganisationName].filter(Boolean).join(', ') },
      { label: 'to', text: one.toOrganisationName ?? '' },
      { label: 'received', text: this.dates.instant(one.acknowledgedAt ?? one.sentAt) },
      { label: 'answer', text: this.state(one.state === 'declined' ? 'declined' : one.answeredAt ? 'accepted' : one.state) },
      { label: 'answered', text: [one.answeredByName, this.dates.instant(one.answeredAt)].filter(Boolean).join(', ') },
      { label: 'ended', text: one.endedAt ? `${this.state(one.state)}, ${this.dates.instant(one.endedAt)}` : '' },
      { label: 'printed', text: [who?.displayName, this.dates.instant(new Date())].filter(Boolean).join(', ') },
    ].filter(({ text }) => text !== '');
  });

  private state(state: string): string {
    return this.i18n.tOr(`referralState.${state}`, state);
  }
}
