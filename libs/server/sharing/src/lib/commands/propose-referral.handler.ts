import { Inject, Injectable } from '@nestjs/common';
import { type ReferralActor, proposeReferral } from '@tact/domain';
import { Conflict, type Principal } from '@tact/server/platform';
import { type CaseFacts, ProposalCheck } from '../content/proposal-check';
import { ReferralRepository } from '../store/referral.repository';
import type { LoadedRow } from '../store/referral-row';
import { draftRow } from './draft-row';
import { mayPropose } from './preview-referral.handler';
import type { Proposal } from './proposal';
import { resultOf } from '../referrals/referral-problems';
import { SubmitProposal } from './submit-proposal';
import { CaseGrants } from '../content/case-grants';

export interface NewReferral extends Proposal {
  readonly id: string;
  /** False keeps a draft that only its case's workers see. */
  readonly submit: boolean;
}

/** A worker proposes a referral of a case, or keeps a draft of one; the same id again replaces the draft. */
@Injectable()
export class ProposeReferralHandler {
  constructor(
    @Inject(ReferralRepository) private readonly referrals: ReferralRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(CaseGrants) private readonly grants: CaseGrants,
    @Inject(SubmitProposal) private readonly submission: SubmitProposal,
  ) {}

  /** Runs under an access record of the case. 404 for a case the principal does not see. */
  async execute(principal: Principal, caseId: string, body: NewReferral): Promise<void> {
    const facts = await this.check.facts(caseId);
    const now = await mayPropose(principal, facts, this.grants);
    const actor: ReferralActor = { by: principal.userId, organisationId: facts.child.organisationId, at: now };
    const existing = await this.referrals.find(principal, body.id);
    if (existing && (existing.case_id !== caseId || existing.state !== 'draft')) throw new Conflict('id_in_use');
    await this.check.refuseReceiver(caseId, body.toOrganisationId);
    this.check.refuseNames(facts, body.submit ? body : { purpose: body.purpose });
    const row = existing ?? (await this.draft(facts, actor, body));
    if (!body.submit) return this.submission.keepDraft(row, facts, actor, body);
    const checks = await this.check.checks(facts, body);
    await this.submission.submit(row, facts, actor, body, (referral, cover) => resultOf(proposeReferral(referral, actor, cover, checks), cover).referral);
  }

  private async draft(facts: CaseFacts, actor: ReferralActor, body: NewReferral): Promise<LoadedRow> {
    const row = draftRow(body.id, facts.child, actor, body);
    await this.referrals.insert(row);
    return { ...row, version: 1, created_at: new Date(actor.at), now: new Date(actor.at), grants: [], blocked: false };
  }
}
