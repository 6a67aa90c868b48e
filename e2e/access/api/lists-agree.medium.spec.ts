import { entities } from '../../../libs/server/instance/src/lib/entities';
import { startTestDatabase, type TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { Oracle } from '../../oracle/oracle';
import { Canaries } from '../worlds/canaries';
import { expectSame, holdsInWorlds } from '../worlds/hold';
import { load } from '../worlds/load';
import { type Api, keysFor, startApi } from './api';
import { rowLevelSecurity } from './layers';

const PAGE = 7;

describe('the list from the API', () => {
  let db: TestDatabase;
  let api: Api;
  beforeAll(async () => {
    db = await startTestDatabase(entities);
    api = await startApi(db, keysFor(db));
  }, 90_000);
  afterAll(async () => {
    await api.stop();
    await db.stop();
  });

  it('is the oracle\'s, page by page, with row-level security and without', async () => {
    await holdsInWorlds(5, { movers: true, personal: true }, async (world) => {
      const oracle = new Oracle(world);
      const { sessions } = await load(db, world, new Canaries(api.keys));
      for (const layer of ['enable', 'disable'] as const) {
        await rowLevelSecurity(db.admin, layer);
        for (const { id, active } of world.users) {
          if (active) expectSame(world, id, `list, ${layer}d`, await listOf(id, sessions.get(id)!), oracle.listed(id));
        }
      }
      await rowLevelSecurity(db.admin, 'enable');
    });
  }, 180_000);

  /** Every page of the caseload; a role that lists no cases has none. */
  async function listOf(userId: string, sessionId: string): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const { status, body } = await api.call('POST', '/api/v1/cases/list', { as: { userId, sessionId }, body: { limit: PAGE, ...(cursor ? { cursor } : {}) } });
      if (status === 403) return [];
      if (status !== 200) throw new Error(`the list answered ${status}`);
      ids.push(...(body.items as { id: string }[]).map(({ id }) => id));
      cursor = body.nextCursor as string | null;
    } while (cursor);
    return ids;
  }
});
