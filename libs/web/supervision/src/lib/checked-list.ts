import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { type Preview, type ReferralDetail, consentsOf } from '@tact/web/sharing';
import { GateList, type GateView } from '@tact/web/ui';

/** What Tact checked for the supervisor: consent, names in the texts, and whether consent lasts as long as the sharing. */
@Component({
  selector: 'tact-checked-list',
  imports: [GateList],
  template: `<ul tactGateList class="pad" [gates]="checks()"></ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckedList {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly store = inject(CaseStore);
  readonly referral = input.required<ReferralDetail>();
  readonly preview = input.required<Preview>();
  private readonly caseId = computed(() => this.referral().caseId);
  private readonly source = computed(() => this.store.file(this.caseId()));
  protected readonly checks = computed<GateView[]>(() => {
    const { sections, expiresAt, consentIds = [] } = this.referral();
    const uncovered = this.preview().withheld.filter(({ section, why }) => sections.includes(section) && why !== 'never_shared');
    const named = this.preview().textFindings.filter(({ certain }) => certain);
    const file = this.source()().file;
    const ends = (file ? consentsOf(file) : []).filter(({ id, expiresOn }) => consentIds.includes(id) && expiresOn && expiresAt && expiresOn < expiresAt.slice(0, 10));
    const first = ends.map(({ expiresOn }) => expiresOn ?? '').sort()[0];
    return [
      this.check('consent', uncovered.length === 0, uncovered.map(({ section }) => this.i18n.tOr(`section.${section}`, section)).join(', ')),
      this.check('names', named.length === 0, ''),
      this.check('lasts', first === undefined, first ? this.dates.date(first) : ''),
    ];
  });

  private check(code: string, met: boolean, missing: string): GateView {
    return { code, met, missing, name: this.i18n.t(`supervision.check.${code}.${met ? 'met' : 'unmet'}`) };
  }
}
