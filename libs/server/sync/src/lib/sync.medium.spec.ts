import { v7 as uuidv7 } from 'uuid';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { fieldWrites } from '@tact/sync-protocol';
import { type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { SyncModule } from '../index';

describe('sync', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let worker: MadePerson;
  let colleague: MadePerson;
  let supervisor: MadePerson;
  let stranger: MadePerson;
  let deviceSeq = 0;

  beforeAll(async () => {
    db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    api = await startCaseApi(db, [CasesModule, TasksModule, SyncModule]);
    world = await World.make(db);
    const ngo = await world.organisation();
    [worker, colleague, supervisor] = [await world.person('social_worker', ngo), await world.person('social_worker', ngo), await world.person('supervisor', ngo)];
    stranger = await world.person('social_worker', await world.organisation());
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  type Made = { opId: string; id: string; caseId: string } & Record<string, unknown>;
  const operation = (entity: string, kind: string, id: string, caseId: string, values: Record<string, unknown>, more: object = {}, base?: number): Made =>
    ({ opId: uuidv7(), deviceSeq: (deviceSeq += 1), entity, kind, id, caseId, fields: fieldWrites(values, base), ...more });
  const registration = (id = uuidv7()): Made => operation('case', 'create', id, id, { firstName: 'Lule', lastName: 'Marku', sex: 'female', birthYear: 2012, areaId: world.areaId, programmeId: world.programmeId });
  const note = (caseId: string, text = 'Seen at school'): Made => operation('record', 'create', uuidv7(), caseId, { kind: 'note', text, language: 'en' });
  const push = async (operations: unknown[], who = worker): Promise<{ outcome: string; id: string; version?: number; problem?: { code: string }; conflicts?: unknown[]; state?: string }[]> => {
    const answer = await api.call(who.actor, 'POST', '/sync/push', { body: { operations } });
    expect(answer.status).toBe(200);
    return answer.body.outcomes;
  };
  const pull = async (asked: object, who = worker): Promise<{ cursor: string; snapshots: { head: { id: string; nextStep: string | null; closureReason: string | null }; records: { kind: string }[] }[]; purge: string[]; resync: boolean; work: object | null }> => {
    const answer = await api.call(who.actor, 'POST', '/sync/pull', { body: { cases: [], ...asked } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const registered = async (): Promise<string> => {
    const made = registration();
    expect(await push([made])).toMatchObject([{ outcome: 'applied', id: made.id, version: 1 }]);
    return made.id;
  };

  it('runs the handlers of the routes in order and stores every receipt once', async () => {
    const made = registration();
    const id = made.id;
    const operations = [
      made, note(id), operation('record', 'create', uuidv7(), id, { kind: 'risk_screening', level: 'medium', household: ['debt'] }),
      operation('record', 'create', uuidv7(), id, { kind: 'mandatory_report', made: true }),
      operation('case', 'command', id, id, { to: 'protection', version: 2 }, { command: 'move' }),
      operation('task', 'create', uuidv7(), id, { kind: 'call', dueAt: '2026-12-01T10:00:00Z' }),
      operation('case', 'command', id, id, { kind: 'danger', version: 3 }, { command: 'alert' }),
    ];
    const first = await push(operations);
    expect(first.map(({ outcome }) => outcome)).toEqual(operations.map(() => 'applied'));
    expect(first[4]).toMatchObject({ state: 'protection', version: 3 });
    const again = await push(operations);
    expect(again.map(({ outcome, id: resource }) => [outcome, resource])).toEqual(operations.map((one) => ['duplicate', one.id]));
    expect((await db.admin.query('select count(*)::int as n from tact.case_record where case_id = $1', [id]))[0].n).toBe(5);
    expect(await push([{ ...operations[1]!, fields: fieldWrites({ kind: 'note', text: 'other', language: 'en' }) }])).toMatchObject([{ outcome: 'rejected', problem: { code: 'operation_reused' } }]);
  });

  it('rejects one operation with its problem and goes on with the others', async () => {
    const id = await registered();
    const outcomes = await push([
      operation('record', 'create', uuidv7(), id, { kind: 'note', text: 'x', language: 'en', colour: 'red' }),
      operation('case', 'command', id, id, { to: 'protection', version: 1 }, { command: 'move' }),
      operation('case', 'command', id, id, { to: 'protection', version: 1, hurry: true }, { command: 'move' }),
      operation('case', 'command', id, id, {}, { command: 'dance' }),
      note(id),
    ]);
    expect(outcomes.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['rejected', 'invalid_request'], ['rejected', 'gates_unmet'], ['rejected', 'invalid_request'], ['rejected', 'invalid_request'], ['applied', undefined],
    ]);
    expect((await api.call(worker.actor, 'POST', '/sync/push', { body: { operations: Array.from({ length: 101 }, () => note(id)) } })).status).toBe(400);
    expect((await api.call(worker.actor, 'POST', '/sync/push', { body: { operations: [1] } })).status).toBe(400);
  });

  it('takes a consent, whose own field is called kind', async () => {
    const id = await registered();
    const consent = { recordKind: 'consent', kind: 'assent', given: true, purpose: 'share_for_referral', givenBy: 'child', on: '2026-01-01', sections: ['summary'] };
    expect(await push([operation('record', 'create', uuidv7(), id, consent)])).toMatchObject([{ outcome: 'applied' }]);
    expect((await pull({ open: id })).snapshots[0]!.records.map(({ kind }) => kind)).toEqual(['identity', 'consent']);
  });

  it('lets two people write different fields at the same moment', async () => {
    const id = await registered();
    const change = (values: Record<string, unknown>): Made => operation('case', 'update', id, id, values, {}, 1);
    const results = await Promise.all([push([change({ nextStep: 'call' })]), push([change({ locality: 'Zemblak' })], supervisor), push([change({ accompaniment: 'aunt' })])]);
    expect(results.flat().every(({ outcome }) => outcome === 'applied' || outcome === 'merged')).toBe(true);
    const [twice] = [operation('record', 'create', uuidv7(), id, { kind: 'note', text: 'once', language: 'en' })];
    const both = await Promise.all([push([twice]), push([twice])]);
    expect(both.flat().map(({ outcome }) => outcome).sort()).toEqual(['applied', 'duplicate']);
    const file = (await pull({ open: id })).snapshots[0]!;
    expect(file.head).toMatchObject({ nextStep: 'call', locality: 'Zemblak', accompaniment: 'aunt', version: 4 });
    expect(file.records).toHaveLength(2);
  });

  it('answers a hidden case as a missing one and stores nothing', async () => {
    const id = await registered();
    const outcomes = await push([note(id), note(uuidv7()), operation('case', 'update', id, id, { nextStep: 'x' }, {}, 1)], stranger);
    const [hidden, missing, update] = outcomes.map(({ outcome, problem }) => ({ outcome, problem }));
    expect(hidden).toEqual(missing);
    expect(update).toEqual(missing);
    expect(missing).toMatchObject({ outcome: 'rejected', problem: { code: 'not_found' } });
  });

  it('merges different fields and keeps both values of the same one', async () => {
    const id = await registered();
    const change = (values: Record<string, unknown>, base: number): Made => operation('case', 'update', id, id, values, {}, base);
    expect(await push([change({ nextStep: 'call' }, 1)])).toMatchObject([{ outcome: 'applied', version: 2 }]);
    expect(await push([change({ locality: 'Zemblak' }, 1)], supervisor)).toMatchObject([{ outcome: 'merged', version: 3 }]);
    expect(await push([change({ nextStep: 'visit', risk: 'high' }, 1)], supervisor)).toMatchObject([{ outcome: 'conflict', conflicts: [{ field: 'nextStep', yours: 'visit', theirs: 'call' }] }]);
    expect((await pull({ open: id })).snapshots[0]!.head).toMatchObject({ nextStep: 'call', locality: 'Zemblak', risk: 'high' });
  });

  it('pulls what changed, logs the delivery first, and purges what is lost, blocked or was never there', async () => {
    const [one, two] = [await registered(), await registered()];
    const start = await pull({ open: one });
    expect(start.snapshots.map(({ head }) => head.id)).toEqual([one]);
    expect((await pull({ cases: [one], cursor: start.cursor })).snapshots).toEqual([]);
    await push([note(one)], supervisor);
    const later = await pull({ cases: [one, two], cursor: start.cursor });
    expect(later.snapshots.map(({ head }) => head.id)).toContain(one);
    expect(later.snapshots.find(({ head }) => head.id === one)!.records.map(({ kind }) => kind)).toEqual(['identity', 'note']);
    const log = await db.admin.query('select kind from tact_audit.access_record where $1 = any(case_ids) and actor = $2 order by at', [one, worker.userId]);
    expect(log.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'delivered']);
    const version = (await api.call(supervisor.actor, 'GET', `/cases/${one}`)).body.head.version;
    expect((await api.call(supervisor.actor, 'POST', `/cases/${one}/assign`, { body: { ownerId: colleague.userId, version } })).status).toBe(200);
    await world.block(two, 'user', worker.userId);
    const never = uuidv7();
    const lost = await pull({ cases: [one, two, never], cursor: later.cursor });
    expect([lost.snapshots, lost.purge]).toEqual([[], [one, two, never]]);
    expect((await pull({ open: one }, colleague)).snapshots).toHaveLength(1);
  });

  it('sees a change whose transaction ends after a later one, and starts anew after another epoch', async () => {
    const id = await registered();
    const slow = db.admin.createQueryRunner();
    await slow.startTransaction();
    await slow.query(`update tact.case_file set closure_reason = 'slow' where id = $1`, [id]);
    const fresh = await registered();
    const between = await pull({ cases: [id, fresh] });
    await slow.commitTransaction();
    await slow.release();
    expect((await pull({ cases: [id, fresh], cursor: between.cursor })).snapshots.map(({ head }) => head.closureReason)).toContain('slow');
    const current = await pull({ cases: [id] });
    expect((await pull({ cases: [id], cursor: current.cursor })).snapshots).toEqual([]);
    await db.admin.query('update tact_private.clock set epoch = gen_random_uuid()');
    expect(await pull({ cases: [id], cursor: current.cursor })).toMatchObject({ resync: true, snapshots: [{ head: { id } }] });
    expect((await api.call(worker.actor, 'POST', '/sync/pull', { body: { cases: [], cursor: 'x' } })).status).toBe(400);
  });
});
