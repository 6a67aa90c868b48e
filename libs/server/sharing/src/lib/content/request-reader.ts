import { Inject, Injectable } from '@nestjs/common';
import type { Proposal } from '../commands/proposal';
import { EntryRepository } from '../store/entry.repository';
import type { ReferralRow } from '../store/referral-row';
import { purposeOf, type SealedRequest } from './receiver-view';

/** Reads the sealed request of a referral. Needs an access record of the case. */
@Injectable()
export class RequestReader {
  constructor(@Inject(EntryRepository) private readonly entries: EntryRepository) {}

  /** The newest request the actor may read, or null. */
  async request(row: Pick<ReferralRow, 'id' | 'case_id'>): Promise<SealedRequest | null> {
    const newest = (await this.entries.list(row, ['header'])).at(-1);
    return newest ? (newest.content as unknown as SealedRequest) : null;
  }

  /** The referral as it was proposed. */
  async proposal(row: ReferralRow): Promise<Proposal> {
    const request = await this.request(row);
    const reason = request?.reason ?? {};
    return {
      toOrganisationId: row.to_organisation_id, kind: row.kind, urgency: row.urgency, purpose: request ? purposeOf(request) : '', services: row.services, sections: row.sections,
      consentIds: row.consent_ids, respondBy: row.respond_by?.toISOString() ?? null, expiresAt: row.expires_at.toISOString(),
      reason: typeof reason['reason'] === 'string' ? reason['reason'] : '', note: typeof reason['note'] === 'string' ? reason['note'] : null,
    };
  }
}
