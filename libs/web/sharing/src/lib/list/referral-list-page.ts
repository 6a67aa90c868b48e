import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, Dates, I18n, TPipe } from '@tact/web/core';
import { CaseStore, Outbox, Reference, ReferralStore } from '@tact/web/offline';
import { CaseCode, Empty, Failure, Icon, LedgerRow, Loading, More, PageHead, RecordBadge, Section } from '@tact/web/ui';
import type { ReferralFacts } from '../shared/referral-model';
import { RequestRows } from '../shared/request-rows';
import { ReferralStateMark } from '../shared/state-mark';
import { GROUPS, groupOf, isLate } from './referral-groups';

/** What was asked of others, and how it stands: returned ones and open questions first. */
@Component({
  selector: 'tact-referral-list-page',
  imports: [CaseCode, Empty, Failure, Icon, LedgerRow, Loading, More, PageHead, RecordBadge, ReferralStateMark, RouterLink, Section, TPipe],
  templateUrl: './referral-list-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReferralListPage {
  private readonly access = inject(Access);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly outbox = inject(Outbox);
  private readonly reference = inject(Reference);
  private readonly rows = inject(RequestRows);
  private readonly store = inject(CaseStore);
  protected readonly box = inject(ReferralStore).box('outgoing');
  protected readonly mayHandOver = computed(() => this.access.can('read', 'HandOver'));

  protected readonly groups = computed(() => {
    const items = this.box.value()?.items as readonly ReferralFacts[] | undefined;
    if (!items) return null;
    const now = new Date().toISOString();
    const grouped = items.map((referral) => ({ key: groupOf(referral, now), row: this.row(referral, now) }));
    return GROUPS.map((key) => ({ key, rows: grouped.filter((one) => one.key === key).map(({ row }) => row) })).filter(({ rows }) => rows.length > 0);
  });

  /** Proposals that have not reached the server. */
  protected readonly unsent = computed(() =>
    this.outbox
      .items()
      .filter(({ operation }) => operation.entity === 'referral' && operation.command === 'propose')
      .map(({ operation }) => ({
        opId: operation.opId,
        receiver: this.reference.organisation(String(operation.fields['toOrganisationId']?.value))?.name ?? '',
        caseCode: this.store.head(operation.caseId)?.code ?? '',
        badge: this.outbox.badge(operation.id),
      })),
  );

  constructor() {
    void this.reference.ensure();
    void this.box.load();
  }

  private row(referral: ReferralFacts, now: string): { referral: ReferralFacts; receiver: string; services: string; when: string; note: string; late: boolean } {
    const at = referral.endedAt ?? referral.sentAt ?? referral.proposedAt;
    const late = isLate(referral, now);
    const due = referral.state === 'sent' || referral.state === 'acknowledged' ? referral.respondBy : (referral.feedbackDue ?? null);
    const words = due && !referral.endedAt ? this.i18n.t('sharing.list.by', { at: this.dates.short(due) }) : '';
    return {
      referral, late, when: at ? this.dates.short(at) : '', note: late ? this.i18n.t('sharing.list.silent') : words,
      receiver: referral.toOrganisationName ?? this.reference.organisation(referral.toOrganisationId)?.name ?? '',
      services: this.rows.services(referral.services).join(', '),
    };
  }
}
