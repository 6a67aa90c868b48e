import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { EmergencyModule } from '../emergency.module';

describe('blocked persons', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let ngo: MadeOrganisation;
  let owner: MadePerson;
  let head: MadePerson;
  let second: MadePerson;

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule, EmergencyModule]);
    world = await World.make(db);
    ngo = await world.organisation();
    owner = await world.person('social_worker', ngo);
    head = await world.person('supervisor', ngo, 'Head');
    second = await world.person('supervisor', ngo);
  }, 120_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const register = async (): Promise<string> => {
    const body = { id: uuidv7(), firstName: 'Besa', sex: 'female', programmeId: world.programmeId };
    return (await api.call(owner.actor, 'POST', '/cases', { body })).body.id;
  };
  const block = (who: MadePerson, caseId: string, blockedId: string, kind = 'user'): Promise<Answer> =>
    api.call(who.actor, 'POST', `/cases/${caseId}/blocks`, { body: { id: uuidv7(), kind, blockedId, reason: 'Named by the child' } });
  const step = (who: MadePerson, id: string, act: string, version: number, more: object = {}): Promise<Answer> => api.call(who.actor, 'POST', `/blocks/${id}/${act}`, { body: { version, ...more } });
  const opens = async (who: MadePerson, caseId: string): Promise<number> => (await api.call(who.actor, 'GET', `/cases/${caseId}`)).status;

  it('takes the case from a blocked owner at once, to the team\'s queue, and tells it nothing', async () => {
    const caseId = await register();
    const answer = await block(head, caseId, owner.userId);
    expect(answer).toMatchObject({ status: 201, body: { maySupervise: true, items: [{ state: 'in_force', reason: 'Named by the child', blockedId: owner.userId }] } });
    expect(await opens(owner, caseId)).toBe(404);
    expect((await api.call(head.actor, 'GET', `/cases/${caseId}`)).body.head.ownerId).toBeNull();
    expect(await db.admin.query('select 1 from tact.notification where user_id = $1', [owner.userId])).toEqual([]);
    expect((await api.call(owner.actor, 'GET', `/cases/${caseId}/blocks`)).status).toBe(404);
    expect(await db.uow.run(owner.actor, () => db.uow.query('select 1 from tact.case_denial where case_id = $1', [caseId]))).toEqual([]);
  });

  it('waits for a supervisor where the owner asks', async () => {
    const caseId = await register();
    const { body } = await block(owner, caseId, second.userId);
    expect(body).toMatchObject({ maySupervise: false, items: [{ state: 'proposed', mayDecide: false }] });
    expect(await opens(second, caseId)).toBe(200);
    expect((await step(owner, body.items[0].id, 'confirm', 1)).status).toBe(403);
    expect(await step(head, body.items[0].id, 'confirm', 1)).toMatchObject({ status: 200, body: { items: [{ state: 'in_force' }] } });
    expect(await opens(second, caseId)).toBe(404);
    expect(await step(head, body.items[0].id, 'confirm', 2)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('never leaves a case with nobody who could supervise it', async () => {
    const caseId = await register();
    expect(await block(head, caseId, ngo.id, 'organisation')).toMatchObject({ status: 422, body: { code: 'nobody_left' } });
    expect((await block(head, caseId, second.userId)).status).toBe(201);
    expect(await block(head, caseId, head.userId)).toMatchObject({ status: 422, body: { code: 'own_block' } });
    const asked = await block(owner, caseId, head.userId);
    expect(await step(head, asked.body.items[0].id, 'confirm', 1)).toMatchObject({ status: 422, body: { code: 'nobody_left' } });
    await expect(db.uow.run(head.actor, () => db.uow.query('select tact.ask_denial($1, $2, $3, $4, true)', [uuidv7(), caseId, 'organisation', ngo.id]))).rejects.toThrow('nobody would be left');
    expect(await opens(head, caseId)).toBe(200);
  });

  it('is taken away by two people', async () => {
    const caseId = await register();
    const uncle = await world.person('social_worker', await world.organisation());
    const [{ id }] = (await block(head, caseId, uncle.userId)).body.items;
    expect(await block(head, caseId, uncle.userId)).toMatchObject({ status: 409, body: { code: 'already_blocked' } });
    expect((await step(head, id, 'remove', 1)).status).toBe(409);
    expect(await step(head, id, 'propose-removal', 1, { reason: 'It was another person' })).toMatchObject({ status: 200, body: { items: [{ state: 'removal_proposed', removalReason: 'It was another person', mayDecide: false }] } });
    expect(await step(head, id, 'remove', 2)).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    await expect(db.uow.run(head.actor, () => db.uow.query('select tact.step_denial($1, 2, $2)', [id, 'removed']))).rejects.toThrow('not allowed');
    expect(await db.admin.query('select 1 from tact.case_block where case_id = $1', [caseId])).toHaveLength(1);
    expect(await step(second, id, 'remove', 2)).toMatchObject({ status: 200, body: { items: [{ state: 'removed' }] } });
    expect(await db.admin.query('select 1 from tact.case_block where case_id = $1', [caseId])).toEqual([]);
    expect((await block(head, caseId, uncle.userId)).status).toBe(201);
  });

  it('is nobody\'s who does not work on the case, and finds people by name', async () => {
    const caseId = await register();
    const stranger = await world.person('supervisor', await world.organisation());
    expect((await block(stranger, caseId, owner.userId)).status).toBe(404);
    expect((await api.call(stranger.actor, 'GET', `/cases/${caseId}/blocks`)).status).toBe(404);
    const found = await api.call(head.actor, 'POST', `/cases/${caseId}/blocks/people`, { body: { find: 'hea' } });
    expect(found.body).toEqual([{ userId: head.userId, name: 'Head', organisations: [expect.any(String)] }]);
    await expect(db.uow.run(head.actor, () => db.uow.query(`insert into tact.case_block (id, case_id, blocked_kind, blocked_id) values (uuidv7(), $1, 'user', $2)`, [caseId, owner.userId]))).rejects.toThrow('permission denied');
  });
});
