import { Inject, Injectable } from '@nestjs/common';
import { type Section, proposeStep } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { GroundReader } from '../read/ground';
import { StepApprovals } from '../store/step-approvals';
import type { Done, HandOverCommand, Versioned } from './hand-over-command';
import { StepRunner } from './step-runner';

export interface ProposedStep extends Versioned {
  readonly sections: readonly Section[];
  readonly note?: string | null;
}

/** A worker puts the next approved step before a supervisor: opening the file, or offering responsibility. */
@Injectable()
export class ProposeStepHandler implements HandOverCommand<ProposedStep> {
  constructor(
    @Inject(StepRunner) private readonly steps: StepRunner,
    @Inject(GroundReader) private readonly grounds: GroundReader,
    @Inject(StepApprovals) private readonly approvals: StepApprovals,
  ) {}

  /** 422 `consent_missing` names each section and why, `whole_file_needed` those left out, `talk_needed`, `receiver_blocked`. */
  async execute(principal: Principal, id: string, { version, sections, note }: ProposedStep): Promise<Done> {
    const opened = await this.steps.open(principal, id, 'propose', version);
    const { path, actor } = opened;
    await this.grounds.refuseReceiver(path.caseId, path.toOrganisationId);
    const ground = await this.grounds.of(path, sections, actor.at);
    const result = proposeStep(path, { ...actor, sections }, ground);
    const done = await this.steps.store(principal, opened, result, note?.trim() ? [{ kind: 'comment', content: { text: note } }] : [], {}, ground.cover);
    await this.approvals.ask(done.row, actor.at);
    return done;
  }
}
