import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { SharingModule } from '@tact/server/sharing';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { TransferModule } from '../index';

const WHOLE = ['summary', 'identity', 'plan', 'risk', 'legal', 'notes'];
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a transfer that another organisation asks for', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let one: MadeOrganisation;
  let two: MadeOrganisation;
  const people: Record<'worker' | 'head' | 'asker' | 'askerHead' | 'stranger', MadePerson> = {} as never;
  beforeAll(async () => {
    db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    api = await startCaseApi(db, [CasesModule, TasksModule, SharingModule, TransferModule]);
    world = await World.make(db);
    one = await world.organisation({ name: 'One' });
    two = await world.organisation({ name: 'Two' });
    people.worker = await world.person('social_worker', one);
    people.head = await world.person('supervisor', one, 'Head One');
    people.asker = await world.person('social_worker', two, 'Asker Two');
    people.askerHead = await world.person('supervisor', two, 'Head Two');
    people.stranger = await world.person('supervisor', await world.organisation({ name: 'Three' }));
  }, 120_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const post = (who: MadePerson, path: string, body: unknown, key?: string): Promise<Answer> => api.call(who.actor, 'POST', path, { body, ...(key ? { key } : {}) });
  const get = (who: MadePerson, path: string): Promise<Answer> => api.call(who.actor, 'GET', path);
  const record = async (caseId: string, kind: string, fields: object, who = people.worker): Promise<void> => {
    const { status, body } = await post(who, `/cases/${caseId}/records`, { id: uuidv7(), kind, fields });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  };
  const agree = async (caseId: string, sections: readonly string[]): Promise<void> => {
    for (const [givenBy, kind] of [['carer', 'consent'], ['child', 'assent']])
      await record(caseId, 'consent', { given: true, purpose: 'share_for_referral', kind, givenBy, on: day(-2), sections, recipientOrgIds: [two.id], ageAtTime: 10 });
  };
  /** A girl of ten, whose summary the other organisation's worker and supervisor read as those of a match do. */
  const shared = async (risk = 'medium', sections: readonly string[] | null = WHOLE): Promise<string> => {
    const id = uuidv7();
    expect((await post(people.worker, '/cases', { id, firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthDate: `${new Date().getUTCFullYear() - 10}-01-01`, areaId: world.areaId,
      presenceCountry: 'AL', programmeId: world.programmeId })).status).toBe(201);
    await record(id, 'risk_screening', { level: risk, individual: [], household: [], community: [], reason: 'Seen at home' });
    await record(id, 'plan_goal', { goal: 'Back in school', state: 'open' });
    await record(id, 'note', { text: 'Lives with the aunt', language: 'en' });
    if (sections) await agree(id, sections);
    for (const who of [people.asker, people.askerHead])
      await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
        values (uuidv7(), $1, 'user', $2, '{summary}', 'read', 'match', uuidv7(), now() - interval '1 minute', now() + interval '9 days')`, [id, who.userId]);
    return id;
  };
  const asking = (toOrganisationId = two.id): { id: string; toOrganisationId: string; reasonCode: string; words: string } =>
    ({ id: uuidv7(), toOrganisationId, reasonCode: 'family_moved', words: 'CANARY-ASK moved to our town' });
  const asked = async (caseId: string, who = people.asker): Promise<string> => {
    const body = asking();
    const answer = await post(who, `/cases/${caseId}/transfers`, body);
    expect([answer.status, answer.body.words]).toEqual([201, body.words]);
    return body.id;
  };
  const mine = async (who: MadePerson, id: string): Promise<Answer['body']> => (await get(who, '/transfers')).body.items.find((item: { id: string }) => item.id === id);
  const head = async (id: string): Promise<Record<string, string | null>> => (await db.admin.query('select organisation_id, team_id, owner_id, stage from tact.case_file where id = $1', [id]))[0];

  it('moves the file at acceptance to who asked, and leaves the former owner the summary and its own records until it is closed', async () => {
    const caseId = await shared();
    const before = await head(caseId);
    const id = await asked(caseId);
    expect(await mine(people.head, id)).toMatchObject({ side: 'owner', state: 'asked', acts: ['accept', 'decline'], fromName: 'One', toName: 'Two', askedByName: 'Asker Two', version: 1 });
    expect(JSON.stringify(await mine(people.head, id))).not.toContain('CANARY');
    expect((await get(people.head, `/transfers/${id}`)).body.words).toContain('CANARY-ASK');
    expect(await head(caseId)).toEqual(before);
    const key = uuidv7();
    const body = { version: 1, words: 'Agreed with the child' };
    expect((await post(people.head, `/transfers/${id}/accept`, body, key)).status).toBe(200);
    expect(await head(caseId)).toEqual({ organisation_id: two.id, team_id: two.teamId, owner_id: people.asker.userId, stage: before['stage'] });
    expect((await post(people.head, `/transfers/${id}/accept`, body, key)).status).toBe(200);
    expect((await get(people.asker, `/cases/${caseId}`)).body.grants.access).toBe('write');
    expect((await get(people.askerHead, `/cases/${caseId}`)).body.grants.access).toBe('write');
    await record(caseId, 'note', { text: 'CANARY-THEIRS', language: 'en' }, people.asker);
    for (const who of [people.worker, people.head]) {
      const file = await get(who, `/cases/${caseId}`);
      expect(file.body.grants).toEqual({ sections: ['summary'], access: 'read' });
      expect(file.body.records.some(({ kind }: { kind: string }) => kind === 'note')).toBe(true);
      expect(JSON.stringify(file.body)).not.toContain('CANARY-THEIRS');
      expect((await post(who, `/cases/${caseId}/records`, { id: uuidv7(), kind: 'note', fields: { text: 'x', language: 'en' } })).status).toBe(403);
    }
    expect(await mine(people.head, id)).toMatchObject({ side: 'former', state: 'accepted', acts: ['close'], version: 2 });
    expect((await get(people.asker, `/transfers/${id}`)).body.decisionWords).toBe('Agreed with the child');
    expect((await post(people.head, `/transfers/${id}/close`, { version: 2 })).status).toBe(200);
    for (const who of [people.worker, people.head]) expect([(await get(who, `/cases/${caseId}`)).status, (await get(who, `/transfers/${id}`)).status]).toEqual([404, 404]);
    expect((await get(people.asker, `/cases/${caseId}`)).status).toBe(200);
    const audited = (await db.admin.query(`select op, actor from tact_audit.audit_event where table_name like '%transfer' and row_id = $1 order by seq`, [id])) as { op: string; actor: string }[];
    expect(audited.map(({ actor }) => actor)).toEqual([people.asker.userId, people.head.userId, people.head.userId]);
  });

  it('goes to the team, unassigned, when a supervisor asked', async () => {
    const caseId = await shared();
    const id = await asked(caseId, people.askerHead);
    expect((await post(people.head, `/transfers/${id}/accept`, { version: 1, words: 'Yes' })).status).toBe(200);
    expect(await head(caseId)).toMatchObject({ organisation_id: two.id, team_id: two.teamId, owner_id: null });
  });

  it('is refused without consent for the whole file, and without a talk where the risk is high', async () => {
    const without = await shared('medium', ['summary', 'identity']);
    const first = await asked(without);
    const refused = await post(people.head, `/transfers/${first}/accept`, { version: 1, words: 'Yes' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'consent_missing' } });
    expect(await head(without)).toMatchObject({ organisation_id: one.id });
    const high = await shared('high');
    const second = await asked(high);
    expect(await post(people.head, `/transfers/${second}/accept`, { version: 1, words: 'Yes' })).toMatchObject({ status: 422, body: { code: 'talk_needed' } });
    expect(await post(people.head, `/transfers/${second}/accept`, { version: 1, words: 'Yes', talkedOn: day(2), talkedWith: 'Head Two' })).toMatchObject({ status: 422, body: { code: 'date_in_future' } });
    expect((await post(people.head, `/transfers/${second}/accept`, { version: 1, words: 'Yes', talkedOn: day(-1), talkedWith: 'Head Two' })).status).toBe(200);
    expect((await get(people.asker, `/transfers/${second}`)).body).toMatchObject({ talkedOn: day(-1), talkedWith: 'Head Two' });
  });

  it('is declined with a reason, or withdrawn by who asked, and moves nothing', async () => {
    const caseId = await shared();
    const id = await asked(caseId);
    expect((await post(people.askerHead, `/cases/${caseId}/transfers`, asking())).body.code).toBe('transfer_waiting');
    const first = { id, toOrganisationId: two.id, reasonCode: 'family_moved', words: 'CANARY-ASK moved to our town' };
    expect((await post(people.asker, `/cases/${caseId}/transfers`, first)).status).toBe(201);
    expect(await post(people.asker, `/cases/${caseId}/transfers`, { ...first, words: 'Other words' })).toMatchObject({ status: 409, body: { code: 'id_in_use' } });
    expect(await db.admin.query('select version from tact.transfer where case_id = $1', [caseId])).toEqual([{ version: 1 }]);
    expect((await post(people.head, `/transfers/${id}/decline`, { version: 2, reasonCode: 'other', words: 'x' })).status).toBe(409);
    expect((await post(people.head, `/transfers/${id}/decline`, { version: 1, reasonCode: 'nonsense', words: 'x' })).status).toBe(400);
    expect((await post(people.head, `/transfers/${id}/decline`, { version: 1, reasonCode: 'work_in_progress', words: 'Still at court' })).status).toBe(200);
    expect((await get(people.asker, `/transfers/${id}`)).body).toMatchObject({ state: 'declined', declineCode: 'work_in_progress', decisionWords: 'Still at court', acts: [] });
    expect((await post(people.head, `/transfers/${id}/accept`, { version: 2, words: 'Yes' })).body.code).toBe('wrong_state');
    const again = await asked(caseId);
    expect((await post(people.asker, `/transfers/${again}/accept`, { version: 1, words: 'Yes' })).status).toBe(403);
    expect((await post(people.asker, `/transfers/${again}/withdraw`, { version: 1 })).status).toBe(200);
    expect(await head(caseId)).toMatchObject({ organisation_id: one.id, owner_id: people.worker.userId });
  });

  it('is asked only by who reads the case from another organisation, and is hidden from everybody else', async () => {
    const caseId = await shared();
    const missing = await post(people.stranger, `/cases/${uuidv7()}/transfers`, asking());
    const hidden = await post(people.stranger, `/cases/${caseId}/transfers`, asking());
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect(await post(people.worker, `/cases/${caseId}/transfers`, asking(one.id))).toMatchObject({ status: 403, body: { code: 'own_organisation' } });
    expect((await post(people.asker, `/cases/${caseId}/transfers`, asking(one.id))).status).toBe(422);
    const id = await asked(caseId);
    expect([(await get(people.stranger, `/transfers/${id}`)).status, (await post(people.stranger, `/transfers/${id}/accept`, { version: 1, words: 'x' })).status]).toEqual([404, 404]);
    expect((await post(people.askerHead, `/transfers/${id}/accept`, { version: 1, words: 'Mine' })).status).toBe(404);
    await world.block(caseId, 'organisation', two.id);
    expect([(await get(people.asker, `/transfers/${id}`)).status, (await post(people.asker, `/cases/${caseId}/transfers`, asking())).status]).toEqual([404, 404]);
    const accepted = await post(people.head, `/transfers/${id}/accept`, { version: 1, words: 'Yes' });
    expect(accepted).toMatchObject({ status: 422, body: { code: 'receiver_blocked' } });
    expect(await head(caseId)).toMatchObject({ organisation_id: one.id });
  });

  it('does not move a file that is being handed over as lead', async () => {
    const caseId = await shared();
    const id = await asked(caseId);
    const three = await world.organisation({ category: 'municipality' });
    await db.admin.query(`insert into tact.hand_over (id, case_id, case_code, code, category, is_lead, from_organisation_id, from_user_id, to_organisation_id, state, stage, created_by, updated_by)
      values (uuidv7(), $1, 'x', 'H-x', 'municipality', true, $2, $3, $4, 'running', 0, $3, $3)`, [caseId, one.id, people.worker.userId, three.id]);
    expect(await post(people.head, `/transfers/${id}/accept`, { version: 1, words: 'Yes' })).toMatchObject({ status: 422, body: { code: 'lead_running' } });
    expect(await head(caseId)).toMatchObject({ organisation_id: one.id });
  });

  it('is changed by the functions alone', async () => {
    const caseId = await shared();
    const id = await asked(caseId);
    await expect(db.uow.run(people.head.actor, () => db.uow.query('select 1 from tact.transfer'))).rejects.toThrow('permission denied');
    const step = `select tact.step_transfer('${id}', 1, 'accept', null, null, null, 90)`;
    for (const who of [people.asker, people.stranger, people.worker]) await expect(db.uow.run(who.actor, () => db.uow.query(step))).rejects.toThrow('not allowed');
    const [unread] = await db.uow.run(people.head.actor, () => db.uow.query<{ asked_sealed: Buffer | null }>('select asked_sealed from tact.my_transfers() where id = $1', [id]));
    expect(unread).toEqual({ asked_sealed: null });
  });
});
