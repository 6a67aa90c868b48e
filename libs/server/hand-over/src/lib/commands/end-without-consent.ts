import { Inject, Injectable } from '@nestjs/common';
import { endWithoutConsent } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ProposalCheck, endsSharing } from '@tact/server/sharing';
import { HandOverFinder } from '../read/hand-over-finder';
import { HandOverNotices } from '../read/hand-over-notices';
import { HandOverRepository } from '../store/hand-over.repository';
import { toHandOver } from '../store/hand-over-row';
import { StepApprovals } from '../store/step-approvals';

/** Consent withdrawn, refused or withheld ends every hand-over that rested on it, in the same transaction. */
@Injectable()
export class EndHandOversWithoutConsent {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverRepository) private readonly paths: HandOverRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(StepApprovals) private readonly approvals: StepApprovals,
    @Inject(HandOverNotices) private readonly notices: HandOverNotices,
  ) {}

  /** The lead last: it may take the case out of the writer's hands. After a consent record of the case was written; under an access record of the case. */
  async afterConsentChange(principal: Principal, caseId: string): Promise<void> {
    const sharing = (await this.finder.ofCase(principal, caseId)).filter(({ row }) => row.state !== 'ended' && row.sections.length > 0 && !(row.is_lead && row.stage === 4))
      .sort((a, b) => Number(a.row.is_lead) - Number(b.row.is_lead));
    if (sharing.length === 0) return;
    const { child, file, overrides } = await this.check.facts(caseId);
    for (const { row, now } of sharing) {
      if (!endsSharing(child, file, { recipientOrgId: row.to_organisation_id, sections: row.sections, at: now, overrides })) continue;
      const result = endWithoutConsent(toHandOver(row), now);
      if (!result.ok) continue;
      await this.paths.save(result.handOver, row);
      await this.approvals.withdraw(row.id);
      await this.notices.tell([row.from_user_id, row.former_owner_id, ...(row.opened_at ? await this.notices.receivers(row.to_organisation_id) : [])], 'hand_over_ended', row.id);
    }
  }
}
