import { Inject, Injectable } from '@nestjs/common';
import { ageAt, type Consent, type ConsentGap, consentOf, endsPartner, partnerConsentGap } from '@tact/domain';
import { CaseFinder, RecordReader } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import { ChildBirth } from './child-birth';

/** Whether the consents of a file let an organisation see the return; for somebody who works on the file, under its access record. */
@Injectable()
export class PartnerConsent {
  constructor(
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(ChildBirth) private readonly births: ChildBirth,
  ) {}

  /** Null when consent covers it. `at`: instant, UTC. */
  async gap(principal: Principal, caseId: string, recipientOrgId: string, at: string): Promise<ConsentGap | null> {
    const { consents, age } = await this.of(principal, caseId, at);
    return partnerConsentGap(consents, { recipientOrgId, at, age });
  }

  /** Whether what a partner's sight rested on was withdrawn. */
  async ends(principal: Principal, caseId: string, recipientOrgId: string, at: string): Promise<boolean> {
    const { consents, age } = await this.of(principal, caseId, at);
    return endsPartner(consents, { recipientOrgId, at, age });
  }

  private async of(principal: Principal, caseId: string, at: string): Promise<{ consents: Consent[]; age: number | null }> {
    const birth = await this.births.of(principal, caseId);
    const legal = await this.records.all(principal, await this.cases.find(principal, caseId), ['legal']);
    return { consents: legal.filter(({ kind }) => kind === 'consent').map(({ id, fields }) => consentOf(id, fields, birth)), age: ageAt(birth, at) };
  }
}
