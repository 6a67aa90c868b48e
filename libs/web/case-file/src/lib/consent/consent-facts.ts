import { Injectable, computed, inject } from '@angular/core';
import { type Consent, type ConsentPurpose, ageAt, ageBand, consentNeeded, consentOf, inFileOrder, isConsentLive } from '@tact/domain';
import { CaseStore } from '@tact/web/offline';
import { OpenFile } from '../file/open-file';
import { sharingToday } from '../rules/sharing-today';
import { todayText } from '../words/today';

const NOT_SHARED: readonly string[] = ['notes', 'documents', 'return', 'reintegration'];

export type ConsentState = 'live' | 'refused' | 'withdrawn' | 'expired' | 'later';

/** What the consents of this file say today, by the rules of the domain. */
@Injectable()
export class ConsentFacts {
  private readonly open = inject(OpenFile);
  private readonly store = inject(CaseStore);
  /** The day by the domain's time, where the server said it. */
  readonly today = computed(() => todayText(new Date(this.store.work.value()?.now ?? Date.now())));
  private readonly birth = computed(() => {
    const birth = this.open.one('identity')?.fields['birthDate'];
    const year = this.open.head().birthYear;
    return typeof birth === 'string' && birth ? birth : year === null ? null : String(year);
  });
  /** As the server reckons it; here only while it has said nothing. */
  readonly age = computed(() => {
    const { age } = this.open.file().consent;
    return typeof age === 'number' || age === null ? age : ageAt(this.birth(), this.today());
  });
  readonly band = computed(() => ageBand(this.age()));
  readonly consents = computed<readonly Consent[]>(() => this.open.of('consent').map((record) => consentOf(record.id, record.fields, this.birth())));
  /** What may be shared for a referral today: with each organisation that a consent names, and with any other ('') where a consent names nobody. */
  readonly sharing = computed(() => {
    const sections = inFileOrder(this.open.file().grants.sections).filter((section) => !NOT_SHARED.includes(section));
    return sharingToday(this.consents(), { sections, at: this.today(), age: this.age() });
  });

  constructor() {
    if (!this.store.work.value()) void this.store.work.load();
  }

  need(purpose: string) {
    return consentNeeded(this.age(), purpose as ConsentPurpose);
  }

  stateOf(consent: Consent): ConsentState {
    if (!consent.given) return 'refused';
    if (isConsentLive(consent, this.today())) return 'live';
    if (consent.withdrawnOn && consent.withdrawnOn <= this.today()) return 'withdrawn';
    return consent.expiresOn && consent.expiresOn < this.today() ? 'expired' : 'later';
  }
}
