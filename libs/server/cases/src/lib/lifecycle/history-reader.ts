import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';

/** One step of a case's history, with who made it and what the gates said. */
export interface StageMoveView {
  readonly id: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly reasonCode: string | null;
  readonly gates: readonly unknown[];
}

const READ = `select m.id, m.from_stage as "fromStage", m.to_stage as "toStage", m.from_status as "fromStatus", m.to_status as "toStatus", m.at, m.by,
  u.display_name as "byName", m.reason_code as "reasonCode", m.gates from tact.stage_move m join tact.app_user u on u.id = m.by
  where m.case_id = $1 order by m.at, m.id`;

/** The dated stage history of a case, oldest first. */
@Injectable()
export class HistoryReader {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async read(caseId: string): Promise<StageMoveView[]> {
    const rows = await this.uow.lookup<Omit<StageMoveView, 'at'> & { at: Date }>(READ, [caseId]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
