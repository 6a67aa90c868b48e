import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { Oracle } from '../../oracle/oracle';
import { databaseView } from '../worlds/database-view';
import { expectedView } from '../worlds/expected-view';
import type { Check } from './check';

/** What every person of the world is shown by row-level security alone, against the oracle. */
export const reads: Check = {
  name: 'row-level security shows what the oracle allows',
  async run(db, world, sessions) {
    const oracle = new Oracle(world);
    const problems: string[] = [];
    for (const { id } of world.users) {
      const { clear, sealed, sealedWithoutRecord } = await databaseView(db, { userId: id, sessionId: sessions.get(id)! }, world.cases.map((c) => c.id));
      const allowed = expectedView(world, oracle, id);
      problems.push(...sealedWithoutRecord.map((row) => `without a record: ${row}`), ...difference(clear, allowed.clear), ...difference(sealed, allowed.sealed));
      problems.push(...await ownFacts(db, world, id, sessions.get(id)!));
      if (problems.length > 0) return problems;
    }
    return problems;
  },
};

function difference(seen: readonly string[], allowed: readonly string[]): string[] {
  return [...seen.filter((row) => !allowed.includes(row)).map((row) => `shown: ${row}`), ...allowed.filter((row) => !seen.includes(row)).map((row) => `not shown: ${row}`)];
}

/** Grants and blocks show themselves to nobody but whom they name. */
async function ownFacts(db: TestDatabase, world: Parameters<Check['run']>[1], userId: string, sessionId: string): Promise<string[]> {
  const own = new Set([userId, ...world.memberships.filter((m) => m.userId === userId).flatMap((m) => [m.organisationId, m.teamId]),
    ...world.deputies.filter((d) => d.userId === userId).map((d) => world.memberships.find(({ id }) => id === d.membershipId)?.teamId)]);
  const rows = await db.uow.run({ userId, sessionId }, () => db.uow.query<{ who: string; what: string }>(
    `select case when source_kind in ('owner', 'team') then source_id else coalesce(own_of, grantee_id) end as who, 'grant' as what from tact.case_grant union all select blocked_id, 'block' from tact.case_block`));
  return rows.filter(({ who }) => !own.has(who)).map(({ what }) => `a ${what} of somebody else`);
}
