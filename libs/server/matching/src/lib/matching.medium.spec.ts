import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { MatchingModule, MatchJob } from '../index';

describe('matching beyond sight', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  const people: Record<'worker' | 'head' | 'otherWorker' | 'otherHead', MadePerson> = {} as never;

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule, MatchingModule]);
    world = await World.make(db);
    const [one, two] = [await world.organisation({ name: 'One' }), await world.organisation({ name: 'Two' })];
    people.worker = await world.person('social_worker', one);
    people.head = await world.person('supervisor', one, 'Head One');
    people.otherWorker = await world.person('social_worker', two);
    people.otherHead = await world.person('supervisor', two, 'Head Two');
  }, 120_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const register = async (who: MadePerson, firstName: string, lastName: string, birthYear = 2011): Promise<{ id: string; code: string }> => {
    const answer = await api.call(who.actor, 'POST', '/cases', { body: { id: uuidv7(), firstName, lastName, sex: 'female', birthYear, programmeId: world.programmeId } });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const run = () => api.app.get(MatchJob).run();
  const mine = async (who: MadePerson): Promise<Answer['body'][]> => (await api.call(who.actor, 'GET', '/matches')).body.items;
  const act = (who: MadePerson, id: string, what: string, version: number): Promise<Answer> => api.call(who.actor, 'POST', `/matches/${id}/${what}`, { body: { version } });
  const status = async (who: MadePerson, id: string): Promise<number> => (await api.call(who.actor, 'GET', `/cases/${id}`)).status;

  it('goes to the older case\'s supervisor with the other\'s contact only, opens to both once both agreed, and is linked and undone', async () => {
    const older = await register(people.worker, 'Ardita', 'Hoxha');
    await run();
    const newer = await register(people.otherWorker, 'Ardita', 'Hodja', 2012);
    expect(await run()).toEqual({ compared: 1, found: 1 });
    const [match] = await mine(people.head);
    expect(match).toMatchObject({ side: 'older', caseCode: older.code, state: 'found', otherCaseId: null, otherCaseCode: null, acts: ['agree', 'differ'] });
    expect(match.others).toEqual([{ name: 'Head Two', organisationName: 'Two', email: people.otherHead.email }]);
    expect(JSON.stringify(match)).not.toContain(newer.id);
    expect(JSON.stringify(match)).not.toContain(newer.code);
    expect(await mine(people.otherHead)).toEqual([]);
    expect((await act(people.otherHead, match.id, 'agree', 1)).status).toBe(404);
    expect((await api.call(people.worker.actor, 'GET', '/matches')).status).toBe(403);
    expect(await db.admin.query('select user_id from tact.notification where resource = $1', [`match:${match.id}`])).toEqual([{ user_id: people.head.userId }]);

    expect((await act(people.head, match.id, 'agree', 1)).status).toBe(200);
    const [asked] = await mine(people.otherHead);
    expect(asked).toMatchObject({ side: 'newer', caseCode: newer.code, state: 'asked', otherCaseId: null, others: [{ name: 'Head One' }] });
    expect([await status(people.head, newer.id), await status(people.otherHead, older.id)]).toEqual([404, 404]);
    expect((await act(people.head, match.id, 'link', 2)).status).toBe(409);

    expect((await act(people.otherHead, match.id, 'agree', 2)).status).toBe(200);
    expect([await status(people.head, newer.id), await status(people.otherHead, older.id), await status(people.worker, newer.id)]).toEqual([200, 200, 404]);
    expect((await api.call(people.head.actor, 'GET', `/cases/${newer.id}`)).body.grants).toEqual({ sections: ['summary', 'identity'], access: 'read' });
    expect((await act(people.head, match.id, 'link', 3)).body.items[0]).toMatchObject({ state: 'linked', otherCaseId: newer.id });
    expect(await db.admin.query(`select undone_at is null as live from tact.subject_link where case_id = $1 and role = 'same_person'`, [newer.id])).toEqual([{ live: true }]);
    expect((await act(people.otherHead, match.id, 'unlink', 4)).status).toBe(200);
    expect(await db.admin.query(`select undone_at is null as live from tact.subject_link where case_id = $1 and role = 'same_person'`, [newer.id])).toEqual([{ live: false }]);
    expect((await act(people.otherHead, match.id, 'differ', 5)).status).toBe(200);
    expect([await status(people.head, newer.id), await status(people.otherHead, older.id)]).toEqual([404, 404]);
    expect(await mine(people.head)).toEqual([]);
  });

  it('is decided by one supervisor alone who supervises both workers', async () => {
    const colleague = await world.person('social_worker', people.worker.organisation);
    const older = await register(people.worker, 'Dafina', 'Bregu');
    await run();
    const newer = await register(colleague, 'Dafina', 'Bregu');
    await run();
    const [match] = await mine(people.head);
    expect(match).toMatchObject({ side: 'both', caseId: older.id, otherCaseId: newer.id, state: 'found', acts: ['differ', 'link'], others: [] });
    expect((await act(people.head, match.id, 'agree', 1)).status).toBe(409);
    expect((await act(people.head, match.id, 'link', 1)).body.items[0]).toMatchObject({ state: 'linked', acts: ['unlink'] });
    expect((await act(people.head, match.id, 'unlink', 2)).status).toBe(200);
    expect((await act(people.head, match.id, 'differ', 3)).body.items).toEqual([]);
  });

  it('compares nobody within the registrant\'s sight, of another name or age, or denied to the other', async () => {
    const first = await register(people.worker, 'Besa', 'Zylyftari');
    await register(people.worker, 'Besa', 'Zylyftari');
    await register(people.otherWorker, 'Besa', 'Gjonaj');
    await register(people.otherWorker, 'Besa', 'Zylyftari', 2004);
    expect(await run()).toEqual({ compared: 4, found: 0 });
    await world.block(first.id, 'organisation', people.otherHead.organisation.id);
    const [second] = (await db.admin.query(`select id from tact.case_file where id <> $1 and created_by = $2 order by registered_at desc limit 1`, [first.id, people.worker.userId])) as { id: string }[];
    await world.block(second!.id, 'organisation', people.otherHead.organisation.id);
    await register(people.otherWorker, 'Besa', 'Zylyftari');
    expect(await run()).toEqual({ compared: 1, found: 0 });
  });

  it('records that the system read the names, and lets nobody else', async () => {
    const [seen] = (await db.admin.query(`select count(*)::int as n from tact_audit.access_record where kind = 'system'`)) as { n: number }[];
    expect(seen!.n).toBeGreaterThan(0);
    const ids = (await db.admin.query('select id from tact.case_file limit 1')) as { id: string }[];
    await expect(db.uow.system(() => db.uow.query('select * from tact_private.names_to_compare($1::uuid[])', [[ids[0]!.id]]))).rejects.toThrow('not allowed');
    for (const sql of ['select * from tact_private.match_candidates(uuidv7())', 'select tact_private.store_match(uuidv7(), uuidv7(), uuidv7(), 1)', 'select tact_private.next_to_match(1)'])
      await expect(db.uow.run(people.head.actor, () => db.uow.query(sql))).rejects.toThrow('not allowed');
    await expect(db.uow.run(people.head.actor, () => db.uow.query('select 1 from tact.case_match'))).rejects.toThrow('permission denied');
    await expect(db.uow.withAccess(people.head.actor, { kind: 'system', caseIds: [uuidv7()] }, () => Promise.resolve())).rejects.toThrow('case not granted');
  });
});
