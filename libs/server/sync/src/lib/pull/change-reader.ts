import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import type { WorkCounts } from '@tact/sync-protocol';
import type { PullCursor } from './cursor';

/**
 * A cursor that survives commits out of order: only transactions that began before every one still running are looked at, so that none
 * can appear behind it later (DESIGN.md section 6, Pull).
 */
const HORIZON = `select tact.epoch()::text as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid, tact.access_now() as at`;
const CHANGED = `select distinct l.case_id as id from tact.change_log l where l.case_id = any($1::uuid[]) and l.xid >= $2::xid8 and l.xid < $3::xid8
  union select g.case_id from tact.case_grant g where g.case_id = any($1::uuid[]) and (g.valid_to between $4 and $5 or g.valid_from between $4 and $5)`;
const WORK = `select
  (select count(*)::int from tact.case_task t where t.state = 'open' and t.assignee_id = $1 and t.due_at < tact.now() + interval '1 day') as tasks,
  (select count(*)::int from tact.referral r where r.state in ('sent', 'acknowledged') and r.to_organisation_id = any($2::uuid[])
    or r.state = 'returned' and r.proposed_by = $1)
  + (select count(*)::int from tact.hand_over h where h.state = 'offered' and h.to_organisation_id = any($2::uuid[])) as referrals,
  (select count(*)::int from tact.approval a where a.state = 'waiting' and a.proposed_by <> $1 and a.team_id = any($3::uuid[])) as approvals`;

/** What changed since a cursor, and how much work waits. */
@Injectable()
export class ChangeReader {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Where the next pull begins. */
  async horizon(): Promise<PullCursor> {
    const [row] = await this.uow.query<{ epoch: string; xid: string; at: Date }>(HORIZON);
    return { ...row!, at: row!.at.toISOString() };
  }

  /** Those of `caseIds` that changed between two cursors, or whose grants began or ran out. */
  async changed(caseIds: readonly string[], from: PullCursor, to: PullCursor): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(CHANGED, [caseIds, from.xid, to.xid, from.at, to.at]);
    return rows.map(({ id }) => id);
  }

  /** Counts of what waits for this person; null for somebody without cases. */
  async work({ userId, memberships, ability }: Principal): Promise<WorkCounts | null> {
    if (!memberships.some(({ caseScope }) => caseScope !== 'none')) return null;
    const received = memberships.filter(({ caseScope }) => caseScope === 'received').map(({ organisationId }) => organisationId);
    const teams = ability.can('approve', 'Approval') ? memberships.flatMap(({ caseScope, teamId }) => (caseScope === 'team' && teamId ? [teamId] : [])) : [];
    const [row] = await this.uow.query<WorkCounts>(WORK, [userId, received, teams]);
    return row!;
  }
}
