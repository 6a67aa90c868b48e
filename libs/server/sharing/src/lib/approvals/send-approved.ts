import { Inject, Injectable } from '@nestjs/common';
import type { Approval } from '@tact/domain';
import { ConsentPlan } from '@tact/server/consents';
import { type Principal, Refused } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ProposalCheck } from '../content/proposal-check';
import { sealedRequest } from '../content/receiver-view';
import { RequestReader } from '../content/request-reader';
import { problemOf } from '../referrals/referral-problems';
import { Notifier } from '../referrals/notifier';
import { EntryRepository } from '../store/entry.repository';
import type { ReferralRow } from '../store/referral-row';
import { ApprovalRepository, type ApprovalRow } from './approval.repository';
import { ApprovalSnapshot } from './approval-snapshot';

/** What goes with the moment an approved referral leaves: consent is checked again, the approved state kept, the receiver told. */
@Injectable()
export class SendApproved {
  constructor(
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(RequestReader) private readonly requests: RequestReader,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ApprovalSnapshot) private readonly snapshots: ApprovalSnapshot,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(Notifier) private readonly notifier: Notifier,
    @Inject(ConsentPlan) private readonly plan: ConsentPlan,
  ) {}

  waitingFor(referralId: string): Promise<ApprovalRow | null> {
    return this.approvals.waitingFor(referralId);
  }

  /** Consent and blocks as they stand now: days may lie between proposal and approval. */
  async checkAgain(row: ReferralRow, at: string): Promise<void> {
    await this.check.refuseReceiver(row.case_id, row.to_organisation_id);
    const cover = this.check.cover(await this.check.facts(row.case_id), row.to_organisation_id, row.sections, at);
    const fields = cover.missing.map(({ section }) => section);
    if (fields.length > 0) throw problemOf({ code: 'consent_missing', fields }, cover);
  }

  /** Stores request, snapshot and decision of a referral that has just been sent; false when the approval was decided meanwhile. */
  async send(principal: Principal, sent: ReferralRow, waiting: ApprovalRow, decided: Approval): Promise<boolean> {
    const at = decided.decidedAt ?? '';
    const { child, file } = await this.check.facts(sent.case_id);
    const texts = await this.requests.proposal(sent);
    if (texts.reason === '') throw new Refused('no_reason');
    const request = sealedRequest(child, file.records.filter(({ kind }) => kind === 'identity').at(-1), texts);
    await this.entries.append(sent, { id: uuidv7(), kind: 'header', organisationId: sent.from_organisation_id, at, content: request });
    const hmac = await this.snapshots.store(sent, waiting, request, at);
    if (!(await this.approvals.decide(waiting, decided, hmac))) return false;
    await this.plan.refresh(principal, sent.case_id);
    const receivers = sent.to_user_id ? [sent.to_user_id] : await this.notifier.peopleWith('accept', sent.to_organisation_id);
    await this.notifier.tell(receivers, 'referral_received', sent.id);
    await this.notifier.tell([sent.proposed_by], 'referral_sent', sent.id);
    return true;
  }
}
