import { Inject, Injectable } from '@nestjs/common';
import { answerDueAt, approveAndSend, grantApproval } from '@tact/domain';
import { Conflict, NotPermitted, type Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { ReferralFinder, type SeenReferral, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { toReferral } from '../store/referral-row';
import { toApproval, type ApprovalRow } from '../approvals/approval.repository';
import { SendApproved } from '../approvals/send-approved';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

/** A supervisor, never the proposer, approves the version it read; the referral goes out at once. */
@Injectable()
export class ApproveReferralHandler implements ReferralCommand<Versioned> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(SendApproved) private readonly sending: SendApproved,
  ) {}

  async execute(principal: Principal, referralId: string, { version }: Versioned): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'approve');
    const waiting = await this.sending.waitingFor(referralId);
    await this.demandPresentVersion(principal, seen, waiting, version);
    await this.sending.checkAgain(seen.row, seen.now);
    const actor = { ...actorOf(principal, seen, 'sender'), respondBy: await this.respondBy(seen) };
    const { referral } = resultOf(approveAndSend(toReferral(seen.row), actor));
    const decision = waiting && grantApproval(toApproval(waiting), { by: actor.by, at: actor.at, version });
    if (!waiting || !decision) throw await this.change.conflict(principal, referralId);
    if (!decision.ok) throw decision.refusal.code === 'own_proposal' ? new NotPermitted('own_proposal') : new Conflict(decision.refusal.code);
    const sent = await this.change.save(principal, seen, referral);
    if (!(await this.sending.send(principal, sent, waiting, decision.approval))) throw await this.change.conflict(principal, referralId);
  }

  /** What was proposed was edited since the supervisor read it: `approval_stale`, with the version to read now. */
  private async demandPresentVersion(principal: Principal, { row }: SeenReferral, waiting: ApprovalRow | null, version: number): Promise<void> {
    if (row.version === version) return;
    if (row.state === 'proposed' && waiting) throw new Conflict('approval_stale', { version: row.version, state: row.state });
    throw await this.change.conflict(principal, row.id);
  }

  private async respondBy({ row, now }: SeenReferral): Promise<string> {
    const { settings } = await this.clocks.read();
    return answerDueAt(now, row.urgency, settings, await this.clocks.calendar(row.to_organisation_id));
  }
}
