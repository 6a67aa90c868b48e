import { actorToken, type Actor } from '@tact/server/persistence';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { Check } from './check';

/** The signed actor: a bare, forged, expired or foreign setting is nobody, and nothing is left after the transaction (SECURITY.md, PostgreSQL). */
export const actor: Check = {
  name: 'only a signed, live actor sees a row',
  async run(db, world, sessions) {
    const worker: Actor = { userId: world.person('worker'), sessionId: sessions.get(world.person('worker'))! };
    const head: Actor = { userId: world.person('head'), sessionId: sessions.get(world.person('head'))! };
    const good = actorToken(db.actorKey, worker);
    const found: string[] = [];
    const must = (what: string, seen: unknown, expected: unknown): void => { if (seen !== expected) found.push(`${what}: ${String(seen)} instead of ${String(expected)}`); };
    must('a signed actor', await seenWith(db, good) > 0, true);
    const [who, session, until, nonce, mac] = good.split('|') as [string, string, string, string, string];
    const forged = { nothing: '', 'a bare id': who, 'another key': actorToken(Buffer.alloc(32, 7), worker), 'another user': [head.userId, session, until, nonce, mac].join('|'),
      'another session': [who, head.sessionId, until, nonce, mac].join('|'), 'a later end': [who, session, `${Number(until) + 1}`, nonce, mac].join('|'), 'no signature': [who, session, until, nonce, ''].join('|'),
      'four parts': [who, session, until, mac].join('|'), nonsense: 'a|b|c|d|e', expired: actorToken(db.actorKey, worker, Date.now() - 61_000),
      'a session of somebody else': actorToken(db.actorKey, { userId: worker.userId, sessionId: head.sessionId }),
      'an inactive user': actorToken(db.actorKey, { userId: world.person('gone'), sessionId: sessions.get(world.person('gone'))! }) };
    for (const [what, token] of Object.entries(forged)) must(what, await seenWith(db, token), 0);
    must('SQL injected into a read', await injected(db, worker, who, head.userId), 0);
    return [...found, ...await sessionsThatEnded(db, worker), ...await leftBehind(db, good)];
  },
};

async function seenWith(db: TestDatabase, token: string): Promise<number> {
  return db.app.transaction(async (manager) => {
    await manager.query(`select set_config('tact.actor', $1, true)`, [token]);
    const [row] = (await manager.query(`select (select count(*) from tact.case_file)::int + (select count(*) from tact.case_grant)::int + (select count(*) from tact.referral)::int
      + (select count(*) from tact.case_key)::int + (select count(*) from tact.change_log)::int + (select count(*) from tact.approval)::int as n`)) as { n: number }[];
    return row!.n;
  });
}

/** `UNION SELECT set_config(...)` in one statement: the attacker knows ids, not the key. */
async function injected(db: TestDatabase, as: Actor, own: string, victim: string): Promise<number> {
  const rows = await db.uow.run(as, () => db.uow.query<{ owner_id: string }>(`select owner_id::text from tact.case_file where false
    union all select set_config('tact.actor', replace(current_setting('tact.actor'), '${own}', '${victim}'), true)
    union all select owner_id::text from tact.case_file where owner_id is distinct from '${own}'`));
  return rows.filter(({ owner_id }) => owner_id === null || !owner_id.includes('|')).length;
}

async function sessionsThatEnded(db: TestDatabase, actor: Actor): Promise<string[]> {
  const found: string[] = [];
  const changes = { 'a revoked session': 'revoked_at = now()', 'an expired session': `expires_at = now() - interval '1 second'` };
  for (const [what, set] of Object.entries(changes)) {
    await db.admin.query(`update tact.session set ${set} where id = $1`, [actor.sessionId]);
    if (await seenWith(db, actorToken(db.actorKey, actor)) > 0) found.push(`${what} still sees`);
    await db.admin.query(`update tact.session set revoked_at = null, expires_at = now() + interval '1 day' where id = $1`, [actor.sessionId]);
  }
  return found;
}

/** After commit the setting is empty text, and the next user of the connection sees nothing. */
async function leftBehind(db: TestDatabase, token: string): Promise<string[]> {
  const runner = db.app.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(`select set_config('tact.actor', $1, true)`, [token]);
    await runner.commitTransaction();
    const [row] = (await runner.query(`select current_setting('tact.actor', true) as setting, (select count(*)::int from tact.case_file) as n`)) as { setting: string; n: number }[];
    return row!.setting === '' && row!.n === 0 ? [] : [`after commit the setting is ${JSON.stringify(row)}`];
  } finally {
    await runner.release();
  }
}
