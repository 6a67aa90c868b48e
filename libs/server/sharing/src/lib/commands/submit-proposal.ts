import { Inject, Injectable } from '@nestjs/common';
import { type ConsentCover, hasText, type Referral, type ReferralActor } from '@tact/domain';
import { Conflict, Refused } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ApprovalRepository } from '../approvals/approval.repository';
import { ReturnTask } from '../approvals/return-task';
import { type CaseFacts, ProposalCheck } from '../content/proposal-check';
import { sealedRequest } from '../content/receiver-view';
import { EntryRepository } from '../store/entry.repository';
import { ReferralRepository } from '../store/referral.repository';
import type { LoadedRow, ReferralRow } from '../store/referral-row';
import type { Proposal } from './proposal';
import { withProposal } from './draft-row';

/** Stores a proposal with its sealed request and puts it before a supervisor: the same for a first time and after a return. */
@Injectable()
export class SubmitProposal {
  constructor(
    @Inject(ReferralRepository) private readonly referrals: ReferralRepository,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(ReturnTask) private readonly task: ReturnTask,
  ) {}

  /** Keeps what was typed; nobody is asked. */
  async keepDraft(row: LoadedRow, facts: CaseFacts, actor: ReferralActor, body: Proposal): Promise<void> {
    const saved = await this.referrals.save(withProposal(row, body), row.version, actor.at, { kind: body.kind, urgency: body.urgency, to_organisation_id: body.toOrganisationId });
    if (!saved) throw new Conflict();
    await this.sealRequest(saved, facts, actor, body);
  }

  /** `decide` is the rule: it gets the referral with the new content and the consent that covers it. */
  async submit(row: LoadedRow, facts: CaseFacts, actor: ReferralActor, body: Proposal, decide: (referral: Referral, cover: ConsentCover) => Referral): Promise<ReferralRow> {
    if (!hasText(body.reason)) throw new Refused('no_reason', {}, [{ path: 'reason', code: 'no_reason' }]);
    const cover = this.check.cover(facts, body.toOrganisationId, body.sections, actor.at);
    const referral = decide({ ...withProposal(row, body), consentIds: cover.consentIds }, cover);
    const saved = await this.referrals.save(referral, row.version, actor.at, { kind: body.kind, urgency: body.urgency, to_organisation_id: body.toOrganisationId });
    if (!saved) throw new Conflict();
    await this.sealRequest(saved, facts, actor, body);
    await this.approvals.propose({ id: uuidv7(), case_id: saved.case_id, subject_id: saved.id, subject_version: saved.version, proposed_by: actor.by,
      organisation_id: saved.from_organisation_id, team_id: facts.child.teamId }, actor.at);
    if (row.state === 'returned') await this.task.done(saved);
    return saved;
  }

  /** The newest such entry is the request; a receiver reads none that is older than the proposal. */
  private async sealRequest(row: ReferralRow, { child, file }: CaseFacts, actor: ReferralActor, body: Proposal): Promise<void> {
    const identity = file.records.filter(({ kind }) => kind === 'identity').at(-1);
    await this.entries.append(row, { id: uuidv7(), kind: 'header', organisationId: actor.organisationId, at: actor.at, content: sealedRequest(child, identity, body) });
  }
}
