import { Inject, Injectable } from '@nestjs/common';
import { approveStep } from '@tact/domain';
import { ConsentPlan } from '@tact/server/consents';
import { Conflict, type Principal } from '@tact/server/platform';
import { GroundReader } from '../read/ground';
import { HandOverNotices } from '../read/hand-over-notices';
import { OfferSnapshot } from '../read/offer-snapshot';
import { StepApprovals } from '../store/step-approvals';
import type { Done, HandOverCommand, Versioned } from './hand-over-command';
import { StepRunner } from './step-runner';

/** A supervisor, never the proposer, approves the version it read: the file opens to the duty bearer, or responsibility is offered to it. */
@Injectable()
export class ApproveStepHandler implements HandOverCommand<Versioned> {
  constructor(
    @Inject(StepRunner) private readonly steps: StepRunner,
    @Inject(GroundReader) private readonly grounds: GroundReader,
    @Inject(StepApprovals) private readonly approvals: StepApprovals,
    @Inject(OfferSnapshot) private readonly snapshots: OfferSnapshot,
    @Inject(HandOverNotices) private readonly notices: HandOverNotices,
    @Inject(ConsentPlan) private readonly plan: ConsentPlan,
  ) {}

  /** Consent and blocks are checked as they stand now. 409 `approval_stale` where what is shared was edited since, `already_decided` by whom. */
  async execute(principal: Principal, id: string, { version }: Versioned): Promise<Done> {
    const opened = await this.steps.open(principal, id, 'approve');
    const { seen: { row }, path, actor } = opened;
    const waiting = await this.approvals.waiting(id);
    if (row.version !== version) throw row.state === 'proposed' && waiting ? new Conflict('approval_stale', { version: row.version, state: row.state }) : await this.steps.conflict(principal, id);
    await this.grounds.refuseReceiver(path.caseId, path.toOrganisationId);
    const ground = await this.grounds.of(path, path.sections, actor.at);
    const result = approveStep(path, actor, ground);
    if (result.ok && !waiting) throw await this.steps.conflict(principal, id);
    const done = await this.steps.store(principal, opened, result, [], {}, ground.cover);
    const hmac = await this.snapshots.store(done.row, waiting!.id, actor.at);
    if (!(await this.approvals.decide(waiting!, { state: 'approved', at: actor.at, hmac }))) throw await this.steps.conflict(principal, id);
    await this.plan.refresh(principal, path.caseId);
    const isOffer = done.row.state === 'offered';
    await this.notices.tell(await this.notices.receivers(row.to_organisation_id), isOffer ? 'hand_over_offered' : 'hand_over_opened', id);
    return done;
  }
}
