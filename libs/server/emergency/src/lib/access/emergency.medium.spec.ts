import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { type KeyRing, ServerSeal } from '@tact/server/crypto';
import { newTotpSecret, sealTotpSecret, usableCode } from '@tact/server/identity';
import { KEY_RING } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../../cases/src/testing/case-api';
import { type MadePerson, World } from '../../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { EmergencyModule } from '../emergency.module';

describe('break-glass', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let owner: MadePerson;
  let head: MadePerson;
  let seal: ServerSeal;
  let theCase: { id: string; code: string };
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule, EmergencyModule]);
    seal = new ServerSeal(api.app.get<KeyRing>(KEY_RING));
    world = await World.make(db);
    const ngo = await world.organisation();
    owner = await world.person('social_worker', ngo);
    head = await world.person('supervisor', ngo);
    const body = { id: uuidv7(), firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthYear: 2011, programmeId: world.programmeId };
    theCase = (await api.call(owner.actor, 'POST', '/cases', { body })).body;
  }, 120_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const stranger = async (): Promise<MadePerson> => {
    const person = await world.person('social_worker', await world.organisation());
    const secret = newTotpSecret();
    secrets.set(person.userId, secret);
    await db.admin.query(`insert into tact.credential (user_id, password_hash, totp_sealed, totp_last_step) values ($1, 'x', $2, 0)`, [person.userId, sealTotpSecret(seal, person.userId, secret)]);
    return person;
  };
  /** The code of the present step; the step is free again, as if half a minute had passed. */
  const code = async (who: MadePerson): Promise<string> => {
    await db.admin.query('update tact.credential set totp_last_step = 0 where user_id = $1', [who.userId]);
    return usableCode(secrets.get(who.userId)!, 0);
  };
  const ask = async (who: MadePerson, more: object = { caseCode: theCase.code }, key?: string): Promise<Answer> =>
    api.call(who.actor, 'POST', '/emergency-access', { body: { id: uuidv7(), reasonCode: 'medical', reason: 'In the emergency ward, no guardian', code: await code(who), ...more }, ...(key ? { key } : {}) });
  const file = (who: MadePerson): Promise<Answer> => api.call(who.actor, 'GET', `/cases/${theCase.id}`);

  it('opens one case, read-only, in some sections, by code or by name and birth year', async () => {
    for (const more of [{ caseCode: theCase.code.toLowerCase() }, { name: 'Hodja Ardita', birthYear: 2011 }]) {
      const who = await stranger();
      expect((await file(who)).status).toBe(404);
      expect(await ask(who, more)).toMatchObject({ status: 201, body: { caseId: theCase.id } });
      const seen = await file(who);
      expect(seen.status).toBe(200);
      expect(seen.body.grants).toEqual({ access: 'read', sections: ['summary', 'identity', 'family', 'risk', 'health'] });
      expect((await api.call(who.actor, 'PATCH', `/cases/${theCase.id}`, { version: 1, body: { fields: { risk: 'low' } } })).status).toBe(403);
      expect((await api.call(who.actor, 'GET', '/emergency-access')).body.items).toHaveLength(1);
      expect(await db.admin.query('select kind, section from tact_audit.access_record where actor = $1 order by at', [who.userId])).toEqual([{ kind: 'emergency', section: null }, { kind: 'emergency', section: null }]);
    }
  });

  it('ends after sixty minutes by the clock', async () => {
    const who = await stranger();
    await ask(who);
    await db.admin.query(`update tact_private.clock set ahead = interval '59 minutes 50 seconds'`);
    expect((await file(who)).status).toBe(200);
    await db.admin.query(`update tact_private.clock set ahead = interval '60 minutes 10 seconds'`);
    expect((await file(who)).status).toBe(404);
    await db.admin.query(`update tact_private.clock set ahead = interval '0'`);
  });

  it('answers alike what is missing, blocked, another year, or a fourth try', async () => {
    const who = await stranger();
    const blocked = await stranger();
    await world.block(theCase.id, 'user', blocked.userId);
    const answers = [await ask(who, { caseCode: 'AAA-AAAA-AAA' }), await ask(who, { name: 'Ardita Hoxha', birthYear: 2012 }), await ask(blocked), await ask(who, { name: 'Nobody Knows', birthYear: 2011 })];
    const fourth = await ask(who);
    const said = [...answers, fourth].map(({ status, body }) => JSON.stringify({ status, ...body, instance: undefined, requestId: undefined }));
    expect(fourth.status).toBe(404);
    expect(new Set(said).size).toBe(1);
    expect((await file(who)).status).toBe(404);
    expect((await file(blocked)).status).toBe(404);
  });

  it('takes as long for what there is as for what there is not', async () => {
    const times: number[] = [];
    for (const more of [{ caseCode: theCase.code }, { caseCode: 'AAA-AAAA-AAA' }, { name: 'Nobody Knows', birthYear: 1999 }]) {
      const who = await stranger();
      const since = performance.now();
      await ask(who, more);
      times.push(performance.now() - since);
    }
    expect(Math.min(...times)).toBeGreaterThan(395);
  });

  it('counts a wrong code as a try, takes a code once, and none without a second factor', async () => {
    const who = await stranger();
    expect(await ask(who, { caseCode: theCase.code, code: '000000' })).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
    const used = await code(who);
    expect((await ask(who, { caseCode: 'AAA-AAAA-AAA', code: used })).status).toBe(404);
    await db.admin.query('update tact.credential set totp_last_step = 99999999999 where user_id = $1', [who.userId]);
    const again = await api.call(who.actor, 'POST', '/emergency-access', { body: { id: uuidv7(), caseCode: theCase.code, reasonCode: 'medical', reason: 'In the emergency ward', code: used } });
    expect(again).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
    expect((await ask(who)).status).toBe(404);
    const without = await world.person('social_worker', await world.organisation());
    expect(await api.call(without.actor, 'POST', '/emergency-access', { body: { id: uuidv7(), caseCode: theCase.code, reasonCode: 'medical', reason: 'In the emergency ward', code: '123456' } }))
      .toMatchObject({ status: 403 });
  });

  it('asks for a reason, and one way of naming the case, before it counts', async () => {
    const who = await stranger();
    expect((await ask(who, { caseCode: theCase.code, reason: 'why' })).status).toBe(400);
    expect((await ask(who, { caseCode: theCase.code, name: 'A', birthYear: 2011 })).status).toBe(400);
    expect(await db.admin.query('select 1 from tact.emergency_try where user_id = $1', [who.userId])).toEqual([]);
  });

  it('answers a repetition with the same key without another try', async () => {
    const who = await stranger();
    const body = { id: uuidv7(), caseCode: theCase.code, reasonCode: 'medical', reason: 'In the emergency ward', code: await code(who) };
    const first = await api.call(who.actor, 'POST', '/emergency-access', { body, key: 'emergency-key-0001' });
    expect(first.status).toBe(201);
    expect(await api.call(who.actor, 'POST', '/emergency-access', { body, key: 'emergency-key-0001' })).toEqual(first);
    expect(await db.admin.query('select 1 from tact.emergency_try where user_id = $1', [who.userId])).toHaveLength(1);
  });

  it('tells owner and supervisor, and waits for a review that the task does not end without', async () => {
    const who = await stranger();
    await ask(who);
    const [access] = (await api.call(head.actor, 'GET', '/emergency-reviews')).body.items.filter(({ userId }: { userId: string }) => userId === who.userId);
    expect(access).toMatchObject({ state: 'waiting', mayReview: true, caseCode: theCase.code, isOpen: true });
    const told = (await db.admin.query('select user_id from tact.notification where resource = $1', [`emergency:${access.id}`])) as { user_id: string }[];
    expect(told.map(({ user_id }) => user_id).sort()).toEqual([owner.userId, head.userId].sort());
    const [task] = (await db.admin.query(`select t.id, t.version, t.assignee_id from tact.case_task t join tact.emergency_access e on e.task_id = t.id where e.id = $1`, [access.id])) as { id: string; assignee_id: string }[];
    expect(task!.assignee_id).toBe(head.userId);
    await expect(db.uow.run(head.actor, () => db.uow.query(`update tact.case_task set state = 'done' where id = $1`, [task!.id]))).rejects.toThrow('not allowed');

    expect((await api.call(owner.actor, 'GET', '/emergency-reviews')).status).toBe(403);
    expect(await api.call(head.actor, 'GET', `/emergency-reviews/${access.id}`)).toMatchObject({ status: 200, body: { reason: 'In the emergency ward, no guardian' } });
    const decide = (body: object): Promise<Answer> => api.call(head.actor, 'POST', `/emergency-reviews/${access.id}/decide`, { body: { version: 1, verdict: 'not_justified', comment: 'Nobody was at the ward', ...body } });
    expect((await decide({ comment: ' ' })).status).toBe(400);
    expect(await decide({})).toMatchObject({ status: 200, body: { state: 'not_justified', comment: 'Nobody was at the ward', mayReview: false } });
    expect(await decide({})).toMatchObject({ status: 409, body: { code: 'already_reviewed' } });
    expect(await db.admin.query('select state from tact.case_task where id = $1', [task!.id])).toEqual([{ state: 'done' }]);
    const foreign = await world.person('supervisor', await world.organisation());
    expect((await api.call(foreign.actor, 'GET', `/emergency-reviews/${access.id}`)).status).toBe(404);
  });

  it('is the database\'s to give: no role writes grants, confirms its own try or opens with an unconfirmed one', async () => {
    const who = await stranger();
    const tryId = uuidv7();
    await db.uow.run(who.actor, () => db.uow.query('select * from tact.begin_emergency_try($1)', [tryId]));
    await expect(db.uow.run(who.actor, () => db.uow.query('select tact_private.confirm_emergency_try($1, 999999999999)', [tryId]))).rejects.toThrow('not allowed');
    expect(await db.uow.run(who.actor, () => db.uow.query('select tact.open_emergency($1, $2, $3, $4, null, $5) as id', [tryId, uuidv7(), theCase.code, '{}', 'medical']))).toEqual([{ id: null }]);
    await expect(db.uow.run(who.actor, () => db.uow.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
      values (uuidv7(), $1, 'user', $2, '{summary}', 'read', 'emergency', $2, now())`, [theCase.id, who.userId]))).rejects.toThrow('permission denied');
    expect(await db.uow.run(who.actor, () => db.uow.query('select 1 from tact.emergency_access'))).toEqual([]);
  });
});
