import { Injectable, computed, inject } from '@angular/core';
import { type Consent, type ConsentPurpose, ageAt, ageBand, consentCovers, consentNeeded, consentOf, inFileOrder, isConsentLive } from '@tact/domain';
import { OpenFile } from '../file/open-file';
import { todayText } from '../words/today';

export type ConsentState = 'live' | 'refused' | 'withdrawn' | 'expired' | 'later';

/** What the consents of this file say today, by the rules of the domain. */
@Injectable()
export class ConsentFacts {
  private readonly open = inject(OpenFile);
  readonly today = todayText();
  readonly age = computed(() => {
    const birth = this.open.one('identity')?.fields['birthDate'];
    const year = this.open.head().birthYear;
    return ageAt(typeof birth === 'string' && birth ? birth : year === null ? null : String(year), this.today);
  });
  readonly band = computed(() => ageBand(this.age()));
  readonly consents = computed<readonly Consent[]>(() => this.open.of('consent').map((record) => consentOf(record.id, record.fields)));
  /** What may be shared for a referral with anybody whom no consent names, and why the rest may not. */
  readonly sharing = computed(() =>
    consentCovers(this.consents(), {
      recipientOrgId: '', sections: inFileOrder(this.open.file().grants.sections).filter((section) => !['notes', 'documents', 'return', 'reintegration'].includes(section)),
      purpose: 'share_for_referral', at: this.today, age: this.age(),
    }),
  );

  need(purpose: string) {
    return consentNeeded(this.age(), purpose as ConsentPurpose);
  }

  stateOf(consent: Consent): ConsentState {
    if (!consent.given) return 'refused';
    if (isConsentLive(consent, this.today)) return 'live';
    if (consent.withdrawnOn && consent.withdrawnOn <= this.today) return 'withdrawn';
    return consent.expiresOn && consent.expiresOn < this.today ? 'expired' : 'later';
  }
}
