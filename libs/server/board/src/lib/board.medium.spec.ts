import { Module } from '@nestjs/common';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { Escalations, TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../cases/src/testing/world';
import { AdminRows } from '../../../organisations/src/lib/admin/admin-rows';
import { LeavingHandler } from '../../../organisations/src/lib/people/leaving.handler';
import { MembershipHandler } from '../../../organisations/src/lib/people/membership.handler';
import { MembershipsController } from '../../../organisations/src/lib/people/memberships.controller';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { BoardModule, ProgrammeApprovers } from '../index';

/** Memberships without the rest of administration. */
@Module({ controllers: [MembershipsController], providers: [AdminRows, LeavingHandler, { provide: MembershipHandler, useValue: {} }] })
class LeavingModule {}

interface Made { readonly id: string; readonly version: number }

describe('the board', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let ngo: MadeOrganisation;
  let head: MadePerson;
  let ana: MadePerson;
  let ben: MadePerson;
  let admin: MadePerson;

  beforeAll(async () => {
    db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    api = await startCaseApi(db, [CasesModule, TasksModule, BoardModule, LeavingModule]);
    world = await World.make(db);
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  beforeEach(async () => {
    ngo = await world.organisation();
    head = await world.person('supervisor', ngo, 'Head');
    ana = await world.person('social_worker', ngo, 'Ana');
    ben = await world.person('social_worker', ngo, 'Ben');
    admin = await world.person('administrator', ngo, 'Admin');
    await db.admin.query(`update tact_private.clock set ahead = '0'`);
  });

  const register = async (who: MadePerson, risk?: string): Promise<Made> => {
    const id = uuidv7();
    const made = await api.call(who.actor, 'POST', '/cases', { body: { id, firstName: 'Mira', sex: 'female', birthYear: 2013, areaId: world.areaId, programmeId: world.programmeId } });
    expect(made.status).toBe(201);
    if (risk) await db.admin.query('update tact.case_file set risk = $2 where id = $1', [id, risk]);
    return { id, version: made.body.version };
  };
  const board = async (who: MadePerson): Promise<Answer['body']> => (await api.call(who.actor, 'GET', '/board')).body;
  const ahead = (time: string): Promise<unknown> => db.admin.query(`update tact_private.clock set ahead = $1::interval`, [time]);
  const ownerOf = async (id: string): Promise<string | null> => ((await db.admin.query('select owner_id from tact.case_file where id = $1', [id])) as { owner_id: string | null }[])[0]!.owner_id;
  const give = (who: MadePerson, cases: readonly Made[], ownerId: string | null, more: object = {}, key?: string): Promise<Answer> =>
    api.call(who.actor, 'POST', '/board/reassignments', { body: { id: uuidv7(), cases, ownerId, reason: 'caseload', ...more }, ...(key ? { key } : {}) });

  it('weighs each worker\'s cases, lists what nobody has and what is late, and nothing of another team', async () => {
    for (const risk of ['high', 'high', 'medium', 'low', undefined]) await register(ana, risk);
    const unassigned = await register(head, 'high');
    const other = await world.person('supervisor', await world.team(ngo));
    await register(other);
    const now = await board(head);
    expect(now.workers).toMatchObject([{ name: 'Ana', high: 2, medium: 1, low: 1, unscreened: 1, weight: 6.5, ceiling: 25, over: 0, overdue: 0, isMember: true }, { name: 'Ben', weight: 0 }]);
    expect(now).toMatchObject({ unassignedTotal: 1, unassigned: [{ caseId: unassigned.id, risk: 'high', sex: 'female', birthYear: 2013 }], lateTotal: 0, teams: [{ teamId: ngo.teamId }] });
    await ahead('40 days');
    await api.app.get(Escalations).run();
    const later = await board(head);
    expect(later.lateTotal).toBeGreaterThanOrEqual(20);
    expect(later.workers[0].overdue).toBeGreaterThanOrEqual(20);
    expect(later.late[0]).toMatchObject({ code: expect.any(String), escalatedAt: expect.any(String) });
    expect(later.changes.some(({ kind }: { kind: string }) => kind === 'escalated')).toBe(true);
    expect(JSON.stringify(later)).not.toContain('Mira');
    expect(await board(other)).toMatchObject({ unassignedTotal: 1, workers: [] });
    expect((await api.call(ana.actor, 'GET', '/board')).status).toBe(403);
  });

  it('leaves out a case that blocks the supervisor, in lists and counts', async () => {
    const [seen, hidden] = [await register(ana, 'high'), await register(ana, 'high')];
    await world.block(hidden.id, 'user', head.userId);
    expect((await board(head)).workers[0]).toMatchObject({ name: 'Ana', high: 1 });
    expect((await board(head)).changes.map(({ caseId }: { caseId: string }) => caseId)).toEqual([seen.id]);
  });

  it('gives up to a hundred cases at once, once, with a result for each and the reason kept', async () => {
    const mine = [await register(ana), await register(ana)];
    const [elsewhere] = [await register(await world.person('social_worker', await world.organisation()))];
    const stale = { ...(await register(ana)), version: 7 };
    const missing = { id: uuidv7(), version: 1 };
    const [body, key] = [{ id: uuidv7() }, uuidv7()];
    const first = await give(head, [...mine, elsewhere!, missing, stale], ben.userId, body, key);
    expect(first.body.results.map(({ outcome, problem }: { outcome: string; problem: string | null }) => [outcome, problem]))
      .toEqual([['given', null], ['given', null], ['refused', 'not_found'], ['refused', 'not_found'], ['refused', 'version_conflict']]);
    expect([await ownerOf(mine[0]!.id), await ownerOf(stale.id)]).toEqual([ben.userId, ana.userId]);
    expect((await give(head, [...mine, elsewhere!, missing, stale], ben.userId, body, key)).body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['given', 'given', 'refused', 'refused', 'refused']);
    const logged = await db.admin.query('select from_owner_id, to_owner_id, reason_code, by from tact.case_assignment where command_id = $1', [body.id]);
    expect(logged).toHaveLength(2);
    expect(logged[0]).toEqual({ from_owner_id: ana.userId, to_owner_id: ben.userId, reason_code: 'caseload', by: head.userId });
    expect(await db.admin.query(`select distinct reason from tact_audit.audit_event where stream = $1 and table_name = 'case_file' and op = 'update' and reason is not null`, [`case:${mine[0]!.id}`])).toEqual([{ reason: 'caseload' }]);
    expect((await api.call(ana.actor, 'GET', `/cases/${mine[0]!.id}`)).status).toBe(404);
    const tasks = await db.admin.query(`select distinct assignee_id from tact.case_task where case_id = $1 and state = 'open' and kind <> 'supervisor_review'`, [mine[0]!.id]);
    expect(tasks).toEqual([{ assignee_id: ben.userId }]);
  });

  it('refuses the hundred and first as a whole, and people outside the team', async () => {
    const one = await register(ana);
    const many = [one, ...Array.from({ length: 100 }, () => ({ id: uuidv7(), version: 1 }))];
    expect(await give(head, many, ben.userId)).toMatchObject({ status: 400, body: { fields: [{ path: 'cases', code: 'too_many' }] } });
    expect(await give(head, [one], ben.userId, { reason: 'mood' })).toMatchObject({ status: 400, body: { fields: [{ path: 'reason', code: 'unknown_code' }] } });
    const stranger = await world.person('social_worker', await world.organisation());
    expect((await give(head, [one], stranger.userId)).body.results).toEqual([{ caseId: one.id, outcome: 'refused', problem: 'not_a_colleague' }]);
    expect((await give(ana, [one], ben.userId)).status).toBe(403);
    expect(await ownerOf(one.id)).toBe(ana.userId);
  });

  it('takes it back within seconds, by the same person, where nobody moved the case on', async () => {
    const [one, two] = [await register(ana), await register(ana)];
    const id = uuidv7();
    await give(head, [one, two], ben.userId, { id });
    await give(head, [{ id: two.id, version: two.version + 1 }], null);
    const undo = (who: MadePerson): Promise<Answer> => api.call(who.actor, 'POST', `/board/reassignments/${id}/undo`, { body: {} });
    expect((await undo(await world.person('supervisor', ngo))).status).toBe(404);
    expect((await undo(head)).body.results.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual(['given', 'same']);
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual([ana.userId, null]);
    await give(head, [{ id: one.id, version: one.version + 2 }], ben.userId, { id: uuidv7() });
    await db.admin.query(`update tact.case_assignment set real_at = real_at - interval '1 minute'`);
    expect(await undo(head)).toMatchObject({ status: 409, body: { code: 'too_late' } });
  });

  it('a deputy has the team\'s cases and its supervisor\'s decisions while it lasts', async () => {
    const one = await register(ana);
    const second = await world.team(ngo);
    const deputy = await world.person('supervisor', second, 'Deputy');
    const day = (plus: number): string => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
    const name = (who: MadePerson, more: object = {}): Promise<Answer> => api.call(who.actor, 'POST', '/board/deputies', { body: { id: uuidv7(), membershipId: who.membershipId, deputyId: deputy.userId, from: day(0), to: day(5), ...more } });
    expect((await api.call(deputy.actor, 'GET', `/cases/${one.id}`)).status).toBe(404);
    expect(await name(head, { deputyId: ben.userId })).toMatchObject({ status: 400, body: { fields: [{ path: 'deputyId', code: 'not_eligible' }] } });
    expect(await name(head, { to: day(200) })).toMatchObject({ status: 400, body: { fields: [{ path: 'to', code: 'too_long' }] } });
    expect((await name(head, { membershipId: deputy.membershipId })).status).toBe(404);
    const named = await name(head);
    expect(named).toMatchObject({ status: 201, body: { state: 'now', supervisorName: 'Head', deputyName: 'Deputy' } });
    expect((await api.call(deputy.actor, 'GET', `/cases/${one.id}`)).status).toBe(200);
    expect((await board(deputy)).workers[0]).toMatchObject({ name: 'Ana', unscreened: 1 });
    const principal = await world.principal(deputy.actor);
    expect(principal.memberships.find(({ teamId }) => teamId === ngo.teamId)?.permissions).toEqual(expect.arrayContaining([{ action: 'approve', subject: 'Approval' }]));
    expect(principal.memberships.find(({ teamId }) => teamId === ngo.teamId)?.permissions.some(({ subject }) => subject === 'Change')).toBe(false);
    expect((await api.call(head.actor, 'GET', '/board/deputies')).body.items).toHaveLength(1);
    expect((await api.call(head.actor, 'POST', `/board/deputies/${named.body.id}/end`, { body: { version: 1 } })).body).toMatchObject({ state: 'over' });
    expect((await api.call(deputy.actor, 'GET', `/cases/${one.id}`)).status).toBe(404);
    await name(head);
    expect((await api.call(deputy.actor, 'GET', `/cases/${one.id}`)).status).toBe(200);
    await ahead('7 days');
    expect((await api.call(deputy.actor, 'GET', `/cases/${one.id}`)).status).toBe(404);
  });

  it('where nobody of the team may decide, whoever stands in for the programme is called, until it is decided', async () => {
    const one = await register(head);
    const [roleId, approval] = [uuidv7(), uuidv7()];
    await db.admin.query(`insert into tact.role (id, key, name, case_scope, permissions) values ($1, $2, 'Programme approver', 'own', '[{"action": "stand_in", "subject": "Approval"}]')`, [roleId, `stand_in_${roleId.slice(-6).replace(/\d/g, 'x')}`]);
    const director = await world.person('analyst', ngo, 'Director');
    await db.admin.query('insert into tact.membership (id, user_id, organisation_id, programme_id, role_id) values ($1, $2, $3, $4, $5)', [uuidv7(), director.userId, ngo.id, ngo.programmeId, roleId]);
    await db.admin.query(`insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id)
      values ($1, $2, 'move', $2, 1, 'waiting', $3, now(), $4, $5)`, [approval, one.id, head.userId, ngo.id, ngo.teamId]);
    const second = await world.person('supervisor', ngo, 'Second');
    const opens = async (): Promise<number> => (await api.call(director.actor, 'GET', `/cases/${one.id}`)).status;
    const call = (): Promise<number> => api.app.get(ProgrammeApprovers).run();
    expect([await call(), await opens()]).toEqual([0, 403]);
    await db.admin.query('update tact.app_user set active = false where id = $1', [second.userId]);
    expect([await call(), await call(), await opens()]).toEqual([1, 0, 200]);
    const rights = (await world.principal(director.actor)).memberships.find(({ caseScope }) => caseScope === 'team')?.permissions ?? [];
    expect(rights).toEqual(expect.arrayContaining([{ action: 'approve', subject: 'Approval' }]));
    expect(rights.some(({ action }) => action === 'update' || action === 'assign')).toBe(false);
    await db.admin.query(`update tact.approval set state = 'returned', decided_by = $2, decided_at = now() where id = $1`, [approval, director.userId]);
    expect(await opens()).toBe(403);
  });

  it('what a leaver has goes to the named colleague, or to the team that sees it at once', async () => {
    const cases = [await register(ana), await register(ana)];
    const work = await api.call(admin.actor, 'GET', `/admin/memberships/${ana.membershipId}/work`);
    expect(work).toMatchObject({ status: 200, body: { cases: 2, approvals: 0, referrals: 0, heirs: [{ name: 'Ben' }, { name: 'Head' }] } });
    expect(work.body.tasks).toBeGreaterThan(6);
    const end = (who: MadePerson, heirId?: string | null): Promise<Answer> => api.call(admin.actor, 'POST', `/admin/memberships/${who.membershipId}/end`, { body: { version: 1, heirId } });
    const stranger = await world.person('social_worker', await world.organisation());
    expect(await end(ana, stranger.userId)).toMatchObject({ status: 400, body: { fields: [{ path: 'heirId' }] } });
    expect(await end(ana, ben.userId)).toMatchObject({ status: 200, body: { handedOn: { cases: 2, queued: 0 } } });
    expect(await ownerOf(cases[0]!.id)).toBe(ben.userId);
    expect((await api.call(ben.actor, 'GET', `/cases/${cases[0]!.id}`)).status).toBe(200);
    expect(await end(ben)).toMatchObject({ body: { handedOn: { cases: 2, queued: 2 } } });
    expect(await board(head)).toMatchObject({ unassignedTotal: 2 });
    expect((await board(head)).changes.filter(({ kind }: { kind: string }) => kind === 'left')).toHaveLength(4);
    await api.app.get(Escalations).run();
    const tasks = await db.admin.query(`select kind, assignee_id from tact.case_task where case_id = $1 and state = 'open'`, [cases[0]!.id]) as { kind: string; assignee_id: string | null }[];
    expect(tasks.map(({ assignee_id }) => assignee_id).filter((who) => who !== null)).toEqual([]);
    expect(tasks.map(({ kind }) => kind)).toContain('assign_worker');
    expect((await api.call(ana.actor, 'GET', '/tasks')).status).toBe(403);
  });

  it('an account that is closed, or a membership that runs out, leaves its cases too', async () => {
    const [one, two] = [await register(ana), await register(ben)];
    await db.admin.query('update tact.app_user set active = false where id = $1', [ana.userId]);
    await db.admin.query(`update tact.membership set valid_to = now() - interval '1 second' where id = $1`, [ben.membershipId]);
    await api.app.get(Escalations).run();
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual([null, null]);
    const before = await db.admin.query('select count(*)::int as n from tact.case_assignment');
    await api.app.get(Escalations).run();
    expect(await db.admin.query('select count(*)::int as n from tact.case_assignment')).toEqual(before);
    expect((await board(head)).unassigned).toMatchObject([{ dueAt: expect.any(String) }, { dueAt: expect.any(String) }]);
  });
});
