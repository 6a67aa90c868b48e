import { v7 as uuidv7 } from 'uuid';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { type CaseApi, startCaseApi } from '../../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { Escalations, ReferralClocks, TASK_ENTITIES, TasksModule } from '../../index';

describe('tasks', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let ngo: MadeOrganisation;
  let worker: MadePerson;
  let supervisor: MadePerson;

  beforeAll(async () => {
    db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    api = await startCaseApi(db, [CasesModule, TasksModule]);
    world = await World.make(db);
    ngo = await world.organisation();
    worker = await world.person('social_worker', ngo);
    supervisor = await world.person('supervisor', ngo);
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const register = async (who: MadePerson): Promise<string> => {
    const id = uuidv7();
    const body = { id, firstName: 'Mira', sex: 'female', birthYear: 2013, areaId: world.areaId, programmeId: world.programmeId };
    expect((await api.call(who.actor, 'POST', '/cases', { body })).status).toBe(201);
    return id;
  };
  const tasksOf = async (id: string, who = worker): Promise<{ id: string; kind: string; state: string; dueAt: string; version: number; text?: string; assigneeId: string | null }[]> =>
    (await api.call(who.actor, 'GET', `/cases/${id}`)).body.tasks;
  const record = (id: string, kind: string, fields: object): ReturnType<CaseApi['call']> =>
    api.call(worker.actor, 'POST', `/cases/${id}/records`, { body: { id: uuidv7(), kind, fields } });

  it('start with registration by the clocks, and run faster at high risk', async () => {
    const id = await register(worker);
    const before = await tasksOf(id);
    expect(before.map(({ kind }) => kind).sort()).toEqual(['assessment_done', 'assessment_started', 'first_safety_action', 'registration_complete', 'supervisor_review']);
    expect(before.every(({ kind, assigneeId }) => assigneeId === (kind === 'supervisor_review' ? null : worker.userId))).toBe(true);
    expect((await record(id, 'risk_screening', { level: 'high', danger: ['no_carer'] })).status).toBe(201);
    const after = await tasksOf(id);
    const due = (tasks: typeof before, kind: string): number => Date.parse(tasks.find((task) => task.kind === kind)!.dueAt);
    expect(due(after, 'assessment_started')).toBeLessThan(due(before, 'assessment_started'));
    expect((await record(id, 'safety_plan', { danger: 'Alone at home' })).status).toBe(201);
    expect((await tasksOf(id)).find(({ kind }) => kind === 'first_safety_action')).toMatchObject({ state: 'done' });
    expect((await record(id, 'visit', { on: '2026-01-02', seenChild: true })).status).toBe(201);
    expect((await tasksOf(id)).some(({ kind, state }) => kind === 'follow_up_visit' && state === 'open')).toBe(true);
  });

  it('an unassigned case asks the team for a worker, who then has the tasks', async () => {
    const id = await register(supervisor);
    expect((await tasksOf(id, supervisor)).find(({ kind }) => kind === 'assign_worker')).toMatchObject({ assigneeId: null, state: 'open' });
    expect((await api.call(supervisor.actor, 'POST', `/cases/${id}/assign`, { body: { ownerId: worker.userId, version: 1 } })).status).toBe(200);
    const tasks = await tasksOf(id);
    expect(tasks.find(({ kind }) => kind === 'assign_worker')).toMatchObject({ state: 'done' });
    expect(tasks.filter(({ state, kind }) => state === 'open' && kind !== 'supervisor_review').every(({ assigneeId }) => assigneeId === worker.userId)).toBe(true);
  });

  it('are added by hand, listed by urgency without a name, and completed once', async () => {
    const fresh = await world.person('social_worker', ngo);
    const id = await register(fresh);
    const task = { id: uuidv7(), kind: 'call', dueAt: new Date(Date.now() + 60_000).toISOString(), text: 'Ring the grandmother' };
    const add = (): ReturnType<CaseApi['call']> => api.call(fresh.actor, 'POST', `/cases/${id}/tasks`, { body: task });
    expect(await add()).toMatchObject({ status: 201, body: { kind: 'call', state: 'open', text: 'Ring the grandmother' } });
    expect((await add()).status).toBe(201);
    expect((await tasksOf(id, fresh)).filter(({ kind }) => kind === 'call')).toMatchObject([{ text: 'Ring the grandmother' }]);
    const work = await api.call(fresh.actor, 'GET', '/tasks');
    expect(work.body.today.concat(work.body.week)).toContainEqual(expect.objectContaining({ id: task.id, case: expect.objectContaining({ sex: 'female', birthYear: 2013 }) }));
    expect(JSON.stringify(work.body)).not.toMatch(/Mira|grandmother/);
    const complete = (version: number, who = fresh): ReturnType<CaseApi['call']> => api.call(who.actor, 'POST', `/tasks/${task.id}/complete`, { body: { version } });
    expect(await complete(2)).toMatchObject({ status: 409, body: { code: 'version_conflict' } });
    expect(await complete(1, worker)).toMatchObject({ status: 404 });
    expect(await complete(1)).toMatchObject({ status: 200, body: { state: 'done', version: 2 } });
    expect(await complete(1)).toMatchObject({ status: 200, body: { state: 'done', version: 2 } });
    expect(await api.call(fresh.actor, 'POST', `/cases/${id}/tasks`, { body: { ...task, id: uuidv7(), kind: 'sing' } })).toMatchObject({ status: 400, body: { fields: [{ path: 'kind' }] } });
  });

  it('of a referral follow it, with the receiver\'s calendar, and end with it', async () => {
    const id = await register(worker);
    const police = await world.organisation({ category: 'anti_trafficking_police', country: 'GR', timezone: 'Europe/Athens' });
    const referral = uuidv7();
    await db.admin.query(`insert into tact.referral (id, case_id, case_code, code, from_organisation_id, from_user_id, to_organisation_id, state, urgency, kind, sections, services, expires_at,
      access, sent_at, respond_by, created_by, updated_by) values ($1, $2, 'x', 'x', $3, $4, $5, 'sent', 'medium', 'service', '{summary}', '{legal}', now() + interval '60 days', 'header',
      '2026-10-26T08:00:00Z', '2026-10-30T08:00:00Z', $4, $4)`, [referral, id, ngo.id, worker.userId, police.id]);
    const clocks = api.app.get(ReferralClocks);
    const ofReferral = async (): Promise<[string, string, string][]> => ((await tasksOf(id)) as unknown as { kind: string; state: string; dueAt: string; recordId: string | null }[])
      .filter(({ recordId }) => recordId === referral).map(({ kind, state, dueAt }): [string, string, string] => [kind, state, dueAt]).sort();
    await clocks.run();
    expect(await clocks.run()).toBe(0);
    expect(await ofReferral()).toEqual([['referral_acknowledge', 'open', '2026-10-27T08:00:00.000Z'], ['referral_answer', 'open', '2026-10-30T08:00:00.000Z']]);
    const becomes = async (sets: string): Promise<void> => {
      await db.admin.query(`update tact.referral set ${sets} where id = $1`, [referral]);
      await clocks.run();
    };
    await becomes(`state = 'accepted', access = 'scope', answered_at = '2026-10-27T08:00:00Z', first_feedback_due = '2026-11-03T08:00:00Z'`);
    expect(await ofReferral()).toEqual([
      ['first_service', 'open', '2026-11-06T08:00:00.000Z'], ['referral_acknowledge', 'done', '2026-10-27T08:00:00.000Z'], ['referral_answer', 'done', '2026-10-30T08:00:00.000Z'],
      ['referral_first_feedback', 'open', '2026-11-03T08:00:00.000Z'],
    ]);
    await becomes(`last_feedback_at = '2026-11-01T08:00:00Z', feedback_due = '2026-12-01T08:00:00Z'`);
    await becomes(`last_feedback_at = '2026-12-01T09:00:00Z', feedback_due = '2027-01-01T09:00:00Z'`);
    expect((await ofReferral()).filter(([kind]) => kind === 'referral_feedback')).toEqual([['referral_feedback', 'done', '2026-12-01T08:00:00.000Z'], ['referral_feedback', 'open', '2027-01-01T09:00:00.000Z']]);
    await becomes(`state = 'completed', access = 'none', ended_at = now()`);
    expect((await ofReferral()).filter(([, state]) => state === 'open')).toEqual([]);
  });

  it('escalate to the owner at the limit and to the supervisor at 1.5 times it, once', async () => {
    const id = await register(worker);
    const escalations = api.app.get(Escalations);
    const told = async (who: MadePerson, kind: string): Promise<number> =>
      (await db.admin.query(`select count(*)::int as n from tact.notification n join tact.case_task t on t.id::text = n.resource where n.user_id = $1 and n.kind = $2 and t.case_id = $3`, [who.userId, kind, id]))[0].n;
    await escalations.run();
    expect(await told(worker, 'task_overdue')).toBe(0);
    await db.admin.query(`update tact_private.clock set ahead = interval '12 days'`);
    await escalations.run();
    expect([await told(worker, 'task_overdue') > 0, await told(supervisor, 'task_escalated')]).toEqual([true, 2]);
    await db.admin.query(`update tact_private.clock set ahead = interval '90 days'`);
    await escalations.run();
    await escalations.run();
    expect([await told(worker, 'task_overdue'), await told(supervisor, 'task_escalated')]).toEqual([4, 5]);
    expect((await api.call(worker.actor, 'GET', '/tasks')).body.overdue.length).toBeGreaterThanOrEqual(4);
    await db.admin.query(`update tact_private.clock set ahead = '0'`);
  });
});
