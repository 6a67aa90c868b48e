import { v7 as uuidv7 } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { type CaseApi, startCaseApi } from '../../testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../testing/world';
import { CasesModule } from '../cases.module';
import { CASE_ENTITIES } from '../entities';

describe('cases', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let ngo: MadeOrganisation;
  let worker: MadePerson;
  let supervisor: MadePerson;
  let stranger: MadePerson;

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule]);
    world = await World.make(db);
    ngo = await world.organisation();
    worker = await world.person('social_worker', ngo, 'Arta Prifti');
    supervisor = await world.person('supervisor', ngo);
    stranger = await world.person('social_worker', await world.organisation({ country: 'GR' }));
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const registration = (more: object = {}): { id: string } & Record<string, unknown> => ({
    id: uuidv7(), firstName: 'Ardit', lastName: 'Hoxha', sex: 'male', birthYear: 2014, areaId: world.areaId, presenceCountry: 'AL', programmeId: world.programmeId, ...more,
  });
  const register = async (more: object = {}, who = worker): Promise<string> => {
    const body = registration(more);
    const answer = await api.call(who.actor, 'POST', '/cases', { body });
    expect(answer).toMatchObject({ status: 201, body: { id: body.id } });
    return body.id;
  };
  const records = async (id: string, kind: string, fields: object, who = worker): Promise<ReturnType<CaseApi['call']>> =>
    api.call(who.actor, 'POST', `/cases/${id}/records`, { body: { id: uuidv7(), kind, fields } });
  const open = (id: string, who = worker): ReturnType<CaseApi['call']> => api.call(who.actor, 'GET', `/cases/${id}`);
  const accessRecords = (id: string): Promise<{ kind: string; actor: string }[]> =>
    db.admin.query('select kind, actor from tact_audit.access_record where $1 = any(case_ids) order by at', [id]);

  it('registers with five fields, opens it logged, and shows it to its team only', async () => {
    const id = await register();
    const file = await open(id);
    expect(file).toMatchObject({ status: 200, body: { head: { id, stage: 'intake', birthYear: 2014, sex: 'male', ownerName: 'Arta Prifti', version: 1, access: 'write' } } });
    expect(file.body.records).toHaveLength(1);
    expect(file.body.records[0]).toMatchObject({ kind: 'identity', section: 'identity', fields: { firstName: 'Ardit', lastName: 'Hoxha', birthDate: '2014', birthPrecision: 'year' } });
    expect(file.body.moves).toMatchObject([{ fromStage: null, toStage: 'intake', byName: 'Arta Prifti' }]);
    expect(file.body.stagePath.gates).toContainEqual({ code: 'risk_screened', to: 'prevention', kind: 'computed', met: false, missing: ['risk_screening'] });
    expect(await accessRecords(id)).toEqual([{ kind: 'opened', actor: worker.userId }]);
    expect((await open(id, supervisor)).status).toBe(200);
  });

  it('answers hidden, blocked and missing cases alike and leaves no trace of them', async () => {
    const id = await register();
    const hidden = await open(id, stranger);
    const missing = await open(uuidv7(), stranger);
    const wrong = await api.call(stranger.actor, 'GET', '/cases/nothing');
    expect(hidden.status).toBe(404);
    expect([hidden.body, wrong.body]).toEqual([missing.body, missing.body]);
    await world.block(id, 'user', supervisor.userId);
    expect((await open(id, supervisor)).body).toEqual(missing.body);
    for (const [method, path, asked] of [
      ['PATCH', `/cases/${id}`, { version: 1, body: { fields: { nextStep: 'x' } } }],
      ['POST', `/cases/${id}/records`, { body: { id: uuidv7(), kind: 'note', fields: { text: 'x', language: 'en' } } }],
      ['POST', `/cases/${id}/moves`, { body: { to: 'protection', version: 1 } }],
      ['POST', `/cases/${id}/alerts`, { body: { kind: 'missing' } }],
    ] as const) expect(await api.call(stranger.actor, method, path, asked)).toMatchObject({ status: 404, body: missing.body });
    expect(await accessRecords(id)).toEqual([]);
  });

  it('registers once however often it is sent', async () => {
    const body = registration();
    const key = uuidv7();
    const first = await api.call(worker.actor, 'POST', '/cases', { body, key });
    const again = await api.call(worker.actor, 'POST', '/cases', { body, key });
    const withoutKey = await api.call(worker.actor, 'POST', '/cases', { body });
    expect([again.body, withoutKey.body]).toEqual([first.body, first.body]);
    expect(await api.call(worker.actor, 'POST', '/cases', { body: { ...body, sex: 'female' }, key })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await api.call(stranger.actor, 'POST', '/cases', { body })).toMatchObject({ status: 409, body: { code: 'id_taken' } });
  });

  it('refuses unknown, wrong and repeated fields by name', async () => {
    const fields = async (body: unknown): Promise<unknown> => {
      const answer = await api.call(worker.actor, 'POST', '/cases', { body });
      expect(answer.status).toBe(400);
      return answer.body.fields;
    };
    expect(await fields(registration({ nickname: 'x' }))).toEqual([{ path: 'nickname', code: 'unknown_field' }]);
    expect(await fields(registration({ sex: 'boy' }))).toEqual([{ path: 'sex', code: 'unknown_code' }]);
    expect(await fields(registration({ birthDate: '2014-02-30' }))).toEqual([{ path: 'birthDate', code: 'not_a_date' }]);
    expect(await fields(registration({ areaId: uuidv7() }))).toEqual([{ path: 'areaId', code: 'unknown_code' }]);
    expect(await fields(registration({ id: '123e4567-e89b-42d3-a456-426614174000' }))).toEqual([{ path: 'id', code: 'not_uuid_v7' }]);
    expect(await fields(`{"sex":"male","sex":"female"}`)).toEqual([{ path: 'sex', code: 'repeated_key' }]);
    expect(await api.call(worker.actor, 'POST', '/cases', { body: registration({ programmeId: uuidv7() }) })).toMatchObject({ status: 403 });
  });

  it('keeps every name exactly and shows it only under an access record', async () => {
    const odd = ['\u202Eيارا\u200B', 'Ω', 'A'.repeat(150) + ' ' + 'ß'.repeat(149), ' Gjon  '];
    for (const firstName of odd) {
      const id = await register({ firstName, lastName: undefined });
      expect(await api.call(worker.actor, 'POST', '/cases/names', { body: { caseIds: [id, uuidv7()] } })).toEqual({ status: 200, body: { names: { [id]: firstName } } });
      expect(await accessRecords(id)).toEqual([{ kind: 'revealed', actor: worker.userId }]);
      expect(await api.call(stranger.actor, 'POST', '/cases/names', { body: { caseIds: [id] } })).toEqual({ status: 200, body: { names: {} } });
    }
    const sealed = await db.uow.run(worker.actor, () => db.uow.query('select id from tact.case_name'));
    expect(sealed).toEqual([]);
  });

  it('takes a record again, and refuses its id for other words', async () => {
    const id = await register();
    const record = { id: uuidv7(), kind: 'contact', fields: { channel: 'phone', value: '069 123' } };
    const post = (fields: object) => api.call(worker.actor, 'POST', `/cases/${id}/records`, { body: { ...record, fields } });
    expect((await post(record.fields)).status).toBe(201);
    expect((await post(record.fields)).status).toBe(201);
    expect(await post({ ...record.fields, value: '068 999' })).toMatchObject({ status: 409, body: { code: 'id_taken' } });
    expect((await api.call(worker.actor, 'PATCH', `/cases/${id}/records/${record.id}`, { version: 1, body: { fields: { value: '067 000' } } })).status).toBe(200);
    expect((await post(record.fields)).status).toBe(201);
    expect(await post({ ...record.fields, channel: 'email' })).toMatchObject({ status: 409 });
  });

  it('lists the own caseload page by page without a name', async () => {
    const fresh = await world.person('social_worker', ngo);
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.unshift(await register({}, fresh));
    const first = await api.call(fresh.actor, 'POST', '/cases/list', { body: { limit: 3 } });
    const second = await api.call(fresh.actor, 'POST', '/cases/list', { body: { limit: 3, cursor: first.body.nextCursor } });
    expect([...first.body.items, ...second.body.items].map((head) => head.id)).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    expect(JSON.stringify(first.body)).not.toContain('Hoxha');
    expect((await api.call(fresh.actor, 'POST', '/cases/list', { body: { filter: { stage: 'protection' } } })).body.items).toEqual([]);
    for (const sort of ['due', 'risk', 'stage']) expect((await api.call(fresh.actor, 'POST', '/cases/list', { body: { sort, filter: { owner: 'me' } } })).body.items).toHaveLength(5);
    expect(await api.call(fresh.actor, 'POST', '/cases/list', { body: { cursor: 'x' } })).toMatchObject({ status: 400, body: { fields: [{ path: 'cursor' }] } });
    expect(await api.call(fresh.actor, 'POST', '/cases/list', { body: { filter: { colour: 'red' } } })).toMatchObject({ status: 400, body: { fields: [{ path: 'filter.colour', code: 'unknown_field' }] } });
  });

  it('merges different fields, names both values of the same one, and wants a version', async () => {
    const id = await register();
    const patch = (fields: object, version?: number): ReturnType<CaseApi['call']> => api.call(worker.actor, 'PATCH', `/cases/${id}`, { body: { fields }, version });
    expect(await patch({ nextStep: 'call the school' }, 1)).toMatchObject({ status: 200, body: { outcome: 'applied', head: { version: 2 } } });
    expect(await patch({ locality: 'Voskopoja' }, 1)).toMatchObject({ status: 200, body: { outcome: 'merged', head: { version: 3, nextStep: 'call the school' } } });
    expect(await patch({ nextStep: 'visit' }, 1)).toMatchObject({ status: 409, body: { conflicts: [{ field: 'nextStep', yours: 'visit', theirs: 'call the school', version: 2 }] } });
    expect(await patch({ nextStep: 'visit' })).toMatchObject({ status: 428 });
    expect(await patch({ owner: 'me' }, 3)).toMatchObject({ status: 400, body: { fields: [{ path: 'owner', code: 'unknown_field' }] } });
    expect(await patch({ risk: 'high' }, 1)).toMatchObject({ status: 200, body: { head: { risk: 'high' } } });
    expect(await patch({ risk: 'low' }, 4)).toMatchObject({ status: 422, body: { code: 'screening_needed' } });
  });

  it('merges records by field, keeps names in step and appends what is append-only', async () => {
    const id = await register();
    const identity = (await open(id)).body.records[0];
    const patch = (recordId: string, fields: object, version: number): ReturnType<CaseApi['call']> => api.call(worker.actor, 'PATCH', `/cases/${id}/records/${recordId}`, { body: { fields }, version });
    expect(await patch(identity.id, { lastName: 'Χότζα', birthDate: '2012-05-01' }, 1)).toMatchObject({ status: 200, body: { outcome: 'applied', record: { version: 2 } } });
    expect(await patch(identity.id, { aliases: ['Diti'] }, 1)).toMatchObject({ status: 200, body: { outcome: 'merged' } });
    expect(await patch(identity.id, { lastName: 'Hodja' }, 1)).toMatchObject({ status: 409, body: { conflicts: [{ field: 'lastName', theirs: 'Χότζα', yours: 'Hodja' }] } });
    expect((await open(id)).body.head).toMatchObject({ birthYear: 2012 });
    expect((await api.call(worker.actor, 'POST', '/cases/names', { body: { caseIds: [id] } })).body.names).toEqual({ [id]: 'Ardit Χότζα' });
    const note = await records(id, 'note', { text: 'Said he is tired.', language: 'en' });
    expect(note).toMatchObject({ status: 201, body: { fields: { text: 'Said he is tired.' }, createdByName: 'Arta Prifti' } });
    expect(await patch(note.body.id, { text: 'x' }, 1)).toMatchObject({ status: 422, body: { code: 'append_only' } });
    expect(await records(id, 'note', { text: 'x', language: 'en', colour: 1 })).toMatchObject({ status: 400, body: { fields: [{ path: 'colour', code: 'unknown_field' }] } });
    expect(await records(id, 'identity', { firstName: 'Other' })).toMatchObject({ status: 422, body: { code: 'one_only' } });
    const dump = JSON.stringify(await db.admin.query('select clear, encode(sealed, \'escape\') as sealed from tact.case_record where case_id = $1', [id]));
    expect(dump).not.toContain('tired');
  });

  it('moves through gates and names those that are not met', async () => {
    const id = await register();
    const move = (to: string, version: number, who = worker): ReturnType<CaseApi['call']> => api.call(who.actor, 'POST', `/cases/${id}/moves`, { body: { to, version } });
    const refused = await move('protection', 1);
    expect(refused).toMatchObject({ status: 422, body: { code: 'gates_unmet' } });
    expect(refused.body.gates.map((gate: { code: string }) => gate.code)).toEqual(['protection_concern', 'mandatory_report']);
    expect(await move('reintegration', 1)).toMatchObject({ status: 422, body: { code: 'no_such_move' } });
    expect(await records(id, 'risk_screening', { level: 'low', danger: ['missing'] })).toMatchObject({ status: 422, body: { code: 'reason_missing', fields: [{ path: 'reason' }] } });
    expect((await records(id, 'risk_screening', { level: 'medium', household: ['debt'] })).status).toBe(201);
    expect((await records(id, 'mandatory_report', { made: true, to: 'Police Korça' })).status).toBe(201);
    expect(await move('protection', 1)).toMatchObject({ status: 409, body: { code: 'version_conflict', version: 2 } });
    expect(await move('protection', 2)).toMatchObject({ status: 200, body: { stage: 'protection', risk: 'medium', version: 3 } });
    expect((await open(id)).body.moves.at(-1)).toMatchObject({ fromStage: 'intake', toStage: 'protection' });
  });

  it('decides victim status by the rule', async () => {
    const id = await register();
    expect(await records(id, 'victim_status_decision', { status: 'identified_victim', decidingBody: 'NGO' })).toMatchObject({ status: 422, body: { code: 'no_such_step' } });
    expect((await records(id, 'victim_status_decision', { status: 'presumed_victim' })).status).toBe(201);
    expect(await records(id, 'victim_status_decision', { status: 'not_victim', reason: 'x' })).toMatchObject({ status: 422, body: { code: 'supervisor_needed' } });
    expect((await records(id, 'victim_status_decision', { status: 'not_victim', reason: 'Age and facts checked' }, supervisor)).status).toBe(201);
    expect((await open(id)).body.head.victimStatus).toBe('not_victim');
  });

  it('raises the alarm at once and assigns within the team', async () => {
    const id = await register();
    const colleague = await world.person('social_worker', ngo);
    expect(await api.call(worker.actor, 'POST', `/cases/${id}/alerts`, { body: { kind: 'missing', text: 'Not at school since Monday' } })).toMatchObject({ status: 200, body: { risk: 'high' } });
    const file = await open(id);
    expect(file.body.records.map((record: { kind: string }) => record.kind)).toEqual(['identity', 'incident', 'note']);
    const owners = await api.call(supervisor.actor, 'GET', `/cases/${id}/owners`);
    const listed = (owners.body.items as { userId: string; name: string; openCases: number }[]).map(({ userId }) => userId);
    expect(listed).toEqual(expect.arrayContaining([worker.userId, colleague.userId, supervisor.userId]));
    expect(listed).not.toContain(stranger.userId);
    expect((owners.body.items as { userId: string; openCases: number }[]).find(({ userId }) => userId === colleague.userId)?.openCases).toBe(0);
    expect((owners.body.items as { userId: string; openCases: number }[]).find(({ userId }) => userId === worker.userId)?.openCases).toBeGreaterThan(0);
    expect((await api.call(worker.actor, 'GET', `/cases/${id}/owners`)).status).toBe(403);
    const assign = (who: MadePerson, ownerId: string, version: number): ReturnType<CaseApi['call']> => api.call(who.actor, 'POST', `/cases/${id}/assign`, { body: { ownerId, version } });
    expect((await assign(worker, colleague.userId, file.body.head.version)).status).toBe(403);
    expect(await assign(supervisor, stranger.userId, file.body.head.version)).toMatchObject({ status: 422, body: { code: 'not_a_colleague' } });
    expect(await assign(supervisor, colleague.userId, file.body.head.version)).toMatchObject({ status: 200, body: { ownerId: colleague.userId } });
    expect((await open(id, colleague)).status).toBe(200);
    expect((await open(id, worker)).status).toBe(404);
  });
});
