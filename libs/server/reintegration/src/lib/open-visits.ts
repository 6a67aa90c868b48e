import { Inject, Injectable } from '@nestjs/common';
import type { FollowUpTask, OpenVisit } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

const OPEN = `select id, created_at as "createdAt", due_at as "dueAt" from tact.case_task where case_id = $1 and kind = $2 and state = 'open' order by due_at, id`;
const END = `update tact.case_task set state = $2, done_at = $3, done_by = $4, updated_by = $4, updated_at = $3, version = version + 1 where id = any($1::uuid[]) and state = 'open'`;
const CANCEL = `update tact.case_task set state = 'cancelled', done_at = $3, done_by = $4, updated_by = $4, updated_at = $3, version = version + 1
  where case_id = $1 and kind = any($2) and state = 'open'`;

/** The dated visits and scores of a case that are still open. A task is made when its schedule begins. */
@Injectable()
export class OpenVisits {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async of(caseId: string, kind: FollowUpTask): Promise<OpenVisit[]> {
    const rows = await this.uow.query<{ id: string; createdAt: Date; dueAt: Date }>(OPEN, [caseId, kind]);
    return rows.map(({ id, createdAt, dueAt }) => ({ id, start: createdAt.toISOString(), dueAt: dueAt.toISOString() }));
  }

  async end(ids: readonly string[], state: 'done' | 'cancelled', at: string, by: string): Promise<void> {
    if (ids.length > 0) await this.uow.query(END, [ids, state, at, by]);
  }

  async cancel(caseId: string, kinds: readonly FollowUpTask[], at: string, by: string): Promise<void> {
    await this.uow.query(CANCEL, [caseId, kinds, at, by]);
  }
}
