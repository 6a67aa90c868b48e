import { Inject, Injectable } from '@nestjs/common';
import { caseCode } from '@tact/domain';
import { asReferral } from '@tact/permissions';
import { NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseGrants } from '../content/case-grants';
import { type Preview, PreviewMaker } from '../content/preview';
import { type CaseFacts, ProposalCheck } from '../content/proposal-check';
import type { Proposal } from './proposal';

/** Shows a worker what a receiver would see of a proposal that is not stored yet. */
@Injectable()
export class PreviewReferralHandler {
  constructor(
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(CaseGrants) private readonly grants: CaseGrants,
    @Inject(PreviewMaker) private readonly previews: PreviewMaker,
  ) {}

  /** Runs under an access record of the case. */
  async execute(principal: Principal, caseId: string, body: Proposal & { readonly id?: string }): Promise<Preview> {
    const facts = await this.check.facts(caseId);
    const now = await mayPropose(principal, facts, this.grants);
    await this.check.refuseReceiver(caseId, body.toOrganisationId);
    const clear = { ...body, code: `R-${caseCode(body.id ?? uuidv7())}`, fromOrganisationId: facts.child.organisationId, fromUserId: principal.userId };
    return this.previews.of(facts, body, clear, now);
  }
}

/** Access time, where the principal may propose referrals of the case; 404 where it does not work on it, 403 where its role may not. */
export async function mayPropose(principal: Principal, { child }: CaseFacts, rights: CaseGrants): Promise<string> {
  const { grants, blocked, now } = await rights.of(principal, child.id);
  const subject = asReferral({ fromOrganisationId: child.organisationId, toOrganisationId: '', toUserId: null, proposedBy: null, state: 'draft', sentAt: null, grants, blocked }, now);
  if (!principal.ability.can('read', subject)) throw new NotFound();
  if (!principal.ability.can('propose', subject)) throw new NotPermitted();
  return now;
}
