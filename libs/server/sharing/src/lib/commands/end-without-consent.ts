import { Inject, Injectable } from '@nestjs/common';
import { isWithReceiver } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { TaskPlanner } from '@tact/server/tasks';
import { endsSharing } from '../content/consent-facts';
import { ProposalCheck } from '../content/proposal-check';
import { seeReferral } from '../referrals/referral-finder';
import { ReferralRepository } from '../store/referral.repository';
import { RevokeReferralHandler } from './revoke-referral.handler';

const DAY = 86_400_000;

/** Consent withdrawn, refused or withheld ends every access that rested on it, in the same transaction. */
@Injectable()
export class EndWithoutConsent {
  constructor(
    @Inject(ReferralRepository) private readonly referrals: ReferralRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(RevokeReferralHandler) private readonly revocation: RevokeReferralHandler,
    @Inject(TaskPlanner) private readonly tasks: TaskPlanner,
  ) {}

  /** After a consent record of the case was written; under an access record of the case. Answers the ids of the referrals it ended. */
  async afterConsentChange(principal: Principal, caseId: string): Promise<string[]> {
    const running = (await this.referrals.ofCase(principal, caseId)).filter(({ state }) => isWithReceiver(state));
    if (running.length === 0) return [];
    const { child, file, overrides } = await this.check.facts(caseId);
    const ended: string[] = [];
    for (const row of running) {
      const seen = seeReferral(principal, row);
      const sharing = { recipientOrgId: row.to_organisation_id, sections: row.sections, at: row.now.toISOString(), overrides };
      if (!seen || seen.side !== 'sender' || row.expires_at <= row.now || !endsSharing(child, file, sharing)) continue;
      await this.revocation.revoke(principal, seen);
      ended.push(row.id);
      await this.tasks.add({ caseId, organisationId: child.organisationId, ownerId: child.ownerId, risk: row.urgency },
        { kind: 'tell_receiver', dueAt: new Date(row.now.getTime() + DAY) }, row.now.toISOString(), principal.userId);
    }
    return ended;
  }
}
