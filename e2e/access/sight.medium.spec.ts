import { setTimeout as sleep } from 'node:timers/promises';
import { actorToken } from '@tact/server/persistence';
import type { EntityManager } from 'typeorm';
import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { type FixedWorld, fixedWorld, type PersonName } from './worlds/fixed';
import { load } from './worlds/load';

interface Begun {
  readonly stamp: string;
  readonly principal: string | null;
  readonly sight: string;
}

interface Said {
  readonly actor: string | null;
  readonly keys: string[];
  readonly blocked: string[];
  readonly orgs: string[];
}

/** What a request's guard found of its actor, handed on to the transactions of that request: signed, short, and worth nothing elsewhere. */
describe('the sight of a request', () => {
  let db: TestDatabase;
  let world: FixedWorld;
  let sessions: ReadonlyMap<string, string>;
  beforeAll(async () => {
    db = await startTestDatabase();
    world = fixedWorld();
    ({ sessions } = await load(db, world));
  }, 60_000);
  afterAll(() => db.stop());

  const tokenOf = (name: PersonName): string => actorToken(db.actorKey, { userId: world.person(name), sessionId: sessions.get(world.person(name))! });
  const begin = async (token: string, known: string | null = null): Promise<Begun> => ((await db.app.query('select stamp, principal, sight from tact.begin_actor($1, $2)', [token, known])) as Begun[])[0]!;
  /** Who acts, and for which keys, in a transaction that says so. */
  const under = (token: string, sight: string): Promise<Said> => db.app.transaction(async (manager: EntityManager) => {
    await manager.query(`select set_config('tact.actor', $1, true), set_config('tact.sight', $2, true)`, [token, sight]);
    const [row] = (await manager.query('select tact.actor() as actor, tact.grantees() as keys, tact.block_ids() as blocked, tact.member_orgs() as orgs')) as Said[];
    return { actor: row!.actor, keys: row!.keys.sort(), blocked: row!.blocked.sort(), orgs: row!.orgs.sort() };
  });

  it('says what is looked up without it', async () => {
    for (const name of ['worker', 'head', 'officer', 'admin', 'deputy'] as const) {
      const token = tokenOf(name);
      expect(await under(token, (await begin(token)).sight)).toEqual(await under(token, ''));
    }
  });

  it('is nobody\'s but that token\'s', async () => {
    const [worker, officer] = [tokenOf('worker'), tokenOf('officer')];
    const { sight } = await begin(worker);
    expect(await under(officer, sight)).toEqual(await under(officer, ''));
    expect((await under('', sight)).actor).toBeNull();
    expect((await under(tokenOf('worker'), sight)).actor).toBe(world.person('worker'));
  });

  it('is looked up again when a letter of it is changed', async () => {
    const [worker, head] = [tokenOf('worker'), await begin(tokenOf('head'))];
    const parts = (await begin(worker)).sight.split('|');
    for (const [at, value] of [[1, world.person('head')], [3, '99999999999999'], [4, head.sight.split('|')[4]!], [8, parts[8]!.replace(/^./, (letter) => (letter === '0' ? '1' : '0'))]] as const) {
      expect(await under(worker, parts.with(at, value).join('|'))).toEqual(await under(worker, ''));
    }
  });

  it('ends with the session', async () => {
    const token = tokenOf('third');
    await db.admin.query(`update tact.session set expires_at = clock_timestamp() + interval '700 milliseconds' where user_id = $1`, [world.person('third')]);
    const { sight } = await begin(token);
    expect((await under(token, sight)).actor).toBe(world.person('third'));
    await sleep(900);
    expect((await under(token, sight)).actor).toBeNull();
    expect(await begin(token)).toEqual({ stamp: null, principal: null, sight: null });
  });

  it.each([
    ['a name', `update tact.app_user set display_name = 'Else' where id = $1`],
    ['a role', `update tact.role set permissions = permissions where key = 'supervisor' and $1::uuid is not null`],
    ['an organisation', 'update tact.organisation set name = name where id in (select organisation_id from tact.membership where user_id = $1)'],
    ['a team', 'update tact.membership set team_id = null where user_id = $1'],
    ['the end of a membership', 'update tact.membership set valid_to = clock_timestamp() where user_id = $1'],
  ])('writes the principal out again after a change of %s, and not before', async (_what, sql) => {
    const { stamp, principal } = await begin(tokenOf('otherHead'));
    expect(principal).not.toBeNull();
    expect((await begin(tokenOf('otherHead'), stamp)).principal).toBeNull();
    await db.admin.query(sql, [world.person('otherHead')]);
    const after = await begin(tokenOf('otherHead'), stamp);
    expect([after.stamp === stamp, after.principal === null]).toEqual([false, false]);
  });
});
