import { Inject, Injectable } from '@nestjs/common';
import { resubmitReferral } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ProposalCheck } from '../content/proposal-check';
import { RequestReader } from '../content/request-reader';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import type { Proposal } from './proposal';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';
import { SubmitProposal } from './submit-proposal';

/** What changed since it was returned; what is not named stays as it was. */
export type Resubmission = Versioned & Partial<Proposal>;

/** The worker puts a returned referral before a supervisor again; every check runs again. */
@Injectable()
export class ResubmitReferralHandler implements ReferralCommand<Resubmission> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(RequestReader) private readonly requests: RequestReader,
    @Inject(SubmitProposal) private readonly submission: SubmitProposal,
  ) {}

  async execute(principal: Principal, referralId: string, { version, ...changes }: Resubmission): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'resubmit');
    await this.change.demandVersion(principal, seen, version);
    const body: Proposal = { ...(await this.requests.proposal(seen.row)), ...changes };
    const facts = await this.check.facts(seen.row.case_id);
    await this.check.refuseReceiver(seen.row.case_id, body.toOrganisationId);
    this.check.refuseNames(facts, body);
    const actor = actorOf(principal, seen, 'sender');
    const checks = await this.check.checks(facts, body);
    await this.submission.submit(seen.row, facts, actor, body, (referral, cover) => resultOf(resubmitReferral(referral, actor, cover, checks), cover).referral);
  }
}
