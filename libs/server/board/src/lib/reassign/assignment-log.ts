import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';

/** A case that changed hands by a command. */
export interface LoggedAssignment {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly version: number;
  readonly fromOwnerId: string | null;
  readonly toOwnerId: string | null;
  readonly ownerId: string | null;
  readonly by: string;
  readonly realAt: Date;
  readonly undoneAt: Date | null;
}

const OF_COMMAND = `select a.id, a.case_id as "caseId", c.code, c.version, a.from_owner_id as "fromOwnerId", a.to_owner_id as "toOwnerId", c.owner_id as "ownerId", a.by,
    a.real_at as "realAt", a.undone_at as "undoneAt"
  from tact.case_assignment a join tact.case_file c on c.id = a.case_id where a.command_id = $1 order by a.id`;

/** Who had which case, who has it since, and why. */
@Injectable()
export class AssignmentLog {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async add(row: { readonly caseId: string; readonly commandId: string; readonly from: string | null; readonly to: string | null; readonly reason: string }): Promise<void> {
    await this.uow.query(`insert into tact.case_assignment (id, case_id, command_id, from_owner_id, to_owner_id, reason_code, at, by) values ($1, $2, $3, $4, $5, $6, tact.now(), $7)`,
      [uuidv7(), row.caseId, row.commandId, row.from, row.to, row.reason, this.uow.actor.userId]);
  }

  /** The cases a command moved, as far as the actor still sees them. */
  ofCommand(commandId: string): Promise<LoggedAssignment[]> {
    return this.uow.query<LoggedAssignment>(OF_COMMAND, [commandId]);
  }

  async undone(id: string): Promise<void> {
    await this.uow.query('update tact.case_assignment set undone_at = tact.now() where id = $1', [id]);
  }

  /** The reason goes into every audit event of the transaction from here on. */
  async because(reason: string): Promise<void> {
    await this.uow.query(`select set_config('tact.reason', $1, true)`, [reason]);
  }
}
