import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { HandOverRow } from './hand-over-row';

/** A waiting approval of a step. */
export interface WaitingStep {
  readonly id: string;
  readonly version: number;
  readonly subject_version: number;
}

/** The approvals that belong to the steps of a path. */
@Injectable()
export class StepApprovals {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Puts the path, as it stands at this version, before a supervisor of the case's team. */
  async ask(row: HandOverRow, at: string): Promise<void> {
    await this.uow.query(`insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id)
      select $1, c.id, 'hand_over', $2, $3, 'waiting', $4, $5, $6, c.team_id from tact.case_file c where c.id = $7`,
      [uuidv7(), row.id, row.version, row.proposed_by, at, row.from_organisation_id, row.case_id]);
  }

  async waiting(handOverId: string): Promise<WaitingStep | null> {
    const [row] = await this.uow.query<WaitingStep>(`select id, version, subject_version from tact.approval
      where subject_kind = 'hand_over' and subject_id = $1 and state = 'waiting'`, [handOverId]);
    return row ?? null;
  }

  /** Stores a decision while it still waits; false when somebody else was faster. */
  async decide(step: WaitingStep, decision: { readonly state: 'approved' | 'returned'; readonly at: string; readonly hmac: Buffer | null }): Promise<boolean> {
    const rows = await this.uow.query(`with done as (update tact.approval set state = $3, decided_by = $4, decided_at = $5, hmac = $6, version = version + 1
      where id = $1 and version = $2 and state = 'waiting' returning id) select * from done`,
      [step.id, step.version, decision.state, this.uow.actor.userId, decision.at, decision.hmac]);
    return rows.length > 0;
  }

  /** The proposal ended before a decision. */
  async withdraw(handOverId: string): Promise<void> {
    await this.uow.query(`update tact.approval set state = 'withdrawn', version = version + 1 where subject_kind = 'hand_over' and subject_id = $1 and state = 'waiting'`, [handOverId]);
  }
}
