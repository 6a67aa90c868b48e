import { v7 as uuidv7 } from 'uuid';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { SearchModule } from '../index';

describe('search', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let worker: MadePerson;
  let supervisor: MadePerson;
  let stranger: MadePerson;

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule, SearchModule]);
    world = await World.make(db);
    const ngo = await world.organisation();
    worker = await world.person('social_worker', ngo);
    supervisor = await world.person('supervisor', ngo);
    stranger = await world.person('supervisor', await world.organisation());
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const register = async (firstName: string, lastName: string | undefined, who = worker): Promise<{ id: string; code: string }> => {
    const body = { id: uuidv7(), firstName, lastName, sex: 'female', programmeId: world.programmeId };
    const answer = await api.call(who.actor, 'POST', '/cases', { body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const search = async (query: string, who = worker): Promise<{ head: { id: string }; name: string; score: number; matchedOn: string }[]> =>
    (await api.call(who.actor, 'POST', '/cases/search', { body: { query } })).body.candidates;
  const ids = (found: { head: { id: string } }[]): string[] => found.map(({ head }) => head.id);

  it('finds Hoxha typed as Hodja and Χότζα, and only for those who may see her', async () => {
    const { id } = await register('Ardita', 'Hoxha');
    for (const query of ['Hoxha', 'Hodja', 'Χότζα', 'hoxha ardita', 'Ardita Hoxh', 'Αρντίτα']) expect(ids(await search(query))).toContain(id);
    expect((await search('Ardita Hoxha'))[0]).toMatchObject({ name: 'Ardita Hoxha', score: 1, matchedOn: 'name' });
    expect(await search('Hodja', stranger)).toEqual([]);
    expect(ids(await search('Hodja', supervisor))).toContain(id);
    await world.block(id, 'user', supervisor.userId);
    expect(await search('Hodja', supervisor)).toEqual([]);
  });

  it('finds a name of which one part was heard quite differently, and nobody who only shares the other', async () => {
    const { id } = await register('Vjollca', 'Stojanović');
    const other = await register('Vjollca', 'Bregu');
    const found = ids(await search('Vjollca Stajanwicz'));
    expect(found).toContain(id);
    expect(found).not.toContain(other.id);
    expect(await search('Zamira Bregullaxhiu', stranger)).toEqual([]);
  });

  it('records what was matched before a name is opened, and nothing when nobody is found', async () => {
    const { id } = await register('Besa', 'Zylyftari');
    expect(await search('Nobody Knows')).toEqual([]);
    await search('Zylyftari');
    expect(await db.admin.query('select kind, actor, case_ids from tact_audit.access_record where $1 = any(case_ids)', [id])).toEqual([
      { kind: 'matched', actor: worker.userId, case_ids: [id] },
    ]);
  });

  it('finds by exact code, alias, one letter, other scripts, bidi marks and 300 letters', async () => {
    const { id, code } = await register('Li', undefined);
    expect(await search(code.toLowerCase().replaceAll('-', ' '))).toMatchObject([{ head: { id }, matchedOn: 'code' }]);
    expect(await search(code, stranger)).toEqual([]);
    const file = await api.call(worker.actor, 'GET', `/cases/${id}`);
    await api.call(worker.actor, 'PATCH', `/cases/${id}/records/${file.body.records[0].id}`, { version: 1, body: { fields: { aliases: ['Mbretëresha'] } } });
    expect(await search('mbreteresha')).toMatchObject([{ head: { id }, name: 'Li', matchedOn: 'alias', matchedName: 'Mbretëresha' }]);
    for (const name of ['Q', 'Ярослава', '\u202Eيارا', `${'Maria'.repeat(60)}`]) {
      const made = await register(name, undefined);
      const found = await search(name);
      expect(ids(found)).toContain(made.id);
      expect(found.find(({ head }) => head.id === made.id)!.name).toBe(name);
    }
    expect((await api.call(worker.actor, 'POST', '/cases/search', { body: { query: '' } })).status).toBe(400);
  });

  it('answers an actor with more than a thousand cases through the index', async () => {
    await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
      select uuidv7(), c.id, 'user', $1, '{summary,identity}', 'read', 'team', $1, now() from tact.case_file c, generate_series(1, 1100) limit 1100`, [stranger.userId]);
    const { id } = await register('Dafina', 'Gjonaj', stranger);
    expect(ids(await search('Γκιόναϊ Dafina', stranger))).toContain(id);
    expect(ids(await search('Dafina Gionai', stranger))[0]).toBe(id);
    expect(ids(await search('Dafina Gionai', worker))).not.toContain(id);
  });
});
