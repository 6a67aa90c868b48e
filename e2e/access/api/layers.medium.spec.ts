import { Oracle } from '../../oracle/oracle';
import { Canaries, mayBeShown } from '../worlds/canaries';
import { PEOPLE_NAMES } from '../worlds/fixed';
import type { Answer, Method } from './api';
import { type Arena, openArena } from './arena';
import { abilityOff, rowLevelSecurity } from './layers';
import { MATRIX } from './matrix';

/** DESIGN.md section 4 rule 2: each of the two inner layers holds alone. */
describe('one layer alone', () => {
  let arena: Arena;
  beforeAll(async () => { arena = await openArena(); }, 90_000);
  afterAll(() => arena.stop());

  describe('with CASL off, row-level security', () => {
    let restore: () => void;
    beforeAll(() => { restore = abilityOff(); });
    afterAll(() => restore());

    it.each(PEOPLE_NAMES.filter((name) => name !== 'gone'))('hides every row and section from %s', async (name) => {
      const { world, sessions, canaries, api } = arena;
      const oracle = new Oracle(world);
      const userId = world.person(name);
      const ask = (method: Method, url: string, body?: unknown): Promise<Answer> => api.call(method, `/api/v1${url}`, { as: { userId, sessionId: sessions.get(userId)! }, ...(body ? { body } : {}) });
      const cases = world.cases.map(({ id }) => id);
      const answers = [
        await ask('POST', '/cases/list', { limit: 100 }), await ask('POST', '/cases/names', { caseIds: cases }), await ask('POST', '/cases/search', { query: 'Kanariaaaaaaq' }),
        await ask('POST', '/sync/pull', { cases }), await ask('GET', '/tasks'), await ask('GET', '/approvals?limit=100'),
        ...await Promise.all(['incoming', 'outgoing', 'answered'].map((box) => ask('GET', `/referrals?limit=100&box=${box}`))),
      ];
      for (const id of cases) answers.push(await ask('GET', `/cases/${id}`));
      for (const { id } of world.referrals) answers.push(await ask('GET', `/referrals/${id}`), await ask('GET', `/referrals/${id}/sections/identity`));
      const denied = answers.flatMap(({ text }) => Canaries.in(text)).map((canary) => canaries.place(canary)).filter((place) => !mayBeShown(oracle, userId, place));
      expect(denied).toEqual([]);
      expect((answers[0]!.body.items as { id: string }[]).map(({ id }) => id).sort()).toEqual([...oracle.listed(userId)].sort());
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    }, 60_000);
  });

  describe('with row-level security off, handlers and list predicates', () => {
    beforeAll(() => rowLevelSecurity(arena.db.admin, 'disable'));
    afterAll(() => rowLevelSecurity(arena.db.admin, 'enable'));

    it.each(MATRIX.filter(({ about, route }) => about === 'case' || about === 'referral' || /cases|returns|sync|tasks|referrals|approvals/.test(route)).map((row) => [row.route, row] as const))('hold for %s', async (_route, row) => {
      expect(await arena.run.problems(row)).toEqual([]);
    }, 120_000);
  });
});
