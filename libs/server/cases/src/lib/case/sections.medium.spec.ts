import { v7 as uuidv7 } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { type CaseApi, startCaseApi } from '../../testing/case-api';
import { type MadePerson, World } from '../../testing/world';
import { CasesModule } from '../cases.module';
import { CASE_ENTITIES } from '../entities';

describe('sections of a case', () => {
  let db: TestDatabase;
  let api: CaseApi;
  let world: World;
  let worker: MadePerson;
  let officer: MadePerson;
  let id: string;

  beforeAll(async () => {
    db = await startTestDatabase(CASE_ENTITIES);
    api = await startCaseApi(db, [CasesModule]);
    world = await World.make(db);
    worker = await world.person('social_worker', await world.organisation());
    officer = await world.person('duty_bearer', await world.organisation({ category: 'municipality' }));
    id = uuidv7();
    await api.call(worker.actor, 'POST', '/cases', { body: { id, firstName: 'Mirela', lastName: 'Dervishi', sex: 'female', programmeId: world.programmeId } });
    await add('risk_screening', { level: 'medium', reason: 'Debt at home', household: ['debt'] });
    await add('health_note', { on: '2026-01-01', type: 'health', narrative: 'Asthma', language: 'en' });
    await add('note', { text: 'Quiet child', language: 'en' });
    await add('import_source', { register: 'register-2024', row: 4, raw: '{}' });
  }, 60_000);
  afterAll(async () => { await api.stop(); await db.stop(); });

  const add = async (kind: string, fields: object, who = worker): Promise<{ status: number; body: { id: string; version: number; code?: string } }> =>
    api.call(who.actor, 'POST', `/cases/${id}/records`, { body: { id: uuidv7(), kind, fields } });
  const grant = async (sections: string[], validTo: string | null = null): Promise<void> => {
    await db.admin.query(`delete from tact.case_grant where source_kind = 'handover'`);
    await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values ($1, $2, 'organisation', $3, $4, 'read', 'handover', $1, now() - interval '1 hour', $5)`, [uuidv7(), id, officer.organisation.id, sections, validTo]);
  };
  const open = (): ReturnType<CaseApi['call']> => api.call(officer.actor, 'GET', `/cases/${id}`);
  const kinds = (file: { body: { records: { kind: string }[] } }): string[] => file.body.records.map(({ kind }) => kind).sort();

  it('show a receiver only what was granted, read-only', async () => {
    await grant(['summary', 'risk']);
    const file = await open();
    expect(file).toMatchObject({ status: 200, body: { grants: { sections: ['summary', 'risk'], access: 'read' }, stagePath: { gates: [], moves: [] }, tasks: [], consent: { overview: [] } } });
    expect(kinds(file)).toEqual(['risk_screening']);
    expect(JSON.stringify(file.body)).not.toMatch(/Mirela|Asthma|Quiet/);
    expect((await add('note', { text: 'x', language: 'en' }, officer)).status).toBe(403);
    expect((await add('risk_screening', { level: 'high' }, officer)).status).toBe(403);
    expect((await api.call(officer.actor, 'PATCH', `/cases/${id}`, { version: 1, body: { fields: { risk: 'high' } } })).status).toBe(403);
    expect((await api.call(officer.actor, 'POST', '/cases/names', { body: { caseIds: [id] } })).status).toBe(403);
  });

  it('show a receiver the shared summary of the head and nothing that is the office\'s own', async () => {
    await grant(['summary']);
    const { body: { head: { version } } } = await api.call(worker.actor, 'GET', `/cases/${id}`);
    const texts = { nextStep: 'Visit the aunt', nextDue: new Date().toISOString(), locality: 'Lagjja 5', accompaniment: 'The grandmother', specialNeeds: ['disability'] };
    expect(await api.call(worker.actor, 'PATCH', `/cases/${id}`, { version, body: { fields: texts } })).toMatchObject({ status: 200, body: { head: texts } });
    const own = await api.call(worker.actor, 'POST', '/cases/list', { body: {} });
    expect([JSON.stringify(own.body).includes(id), JSON.stringify(own.body)]).toEqual([true, expect.not.stringMatching(/Visit the aunt|Lagjja|grandmother/)]);
    const file = await open();
    const listed = await api.call(officer.actor, 'POST', '/cases/list', { body: {} });
    for (const { status, body } of [file, listed]) {
      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).toContain(id);
      expect(JSON.stringify(body)).not.toMatch(/Visit the aunt|Lagjja|mandatory_report/);
    }
    expect(file.body).toMatchObject({ head: { stage: 'intake', access: 'read', accompaniment: 'The grandmother', specialNeeds: ['disability'], nextStep: null, locality: null, nextDue: null, ownerId: null, fieldVersions: {} }, moves: [] });
  });

  it('never show what is never shared, and nothing without the summary or after the end', async () => {
    await grant(['summary', 'identity', 'family', 'risk', 'notes', 'documents']);
    expect(kinds(await open())).toEqual(['identity', 'note', 'risk_screening']);
    await grant(['identity', 'risk']);
    const withoutSummary = await open();
    await grant(['summary', 'risk'], new Date(Date.now() - 1000).toISOString());
    const ended = await open();
    expect(withoutSummary.status).toBe(404);
    expect(ended.body).toEqual(withoutSummary.body);
    await grant(['summary', 'risk']);
    await world.block(id, 'organisation', officer.organisation.id);
    expect((await open()).body).toEqual(ended.body);
  });

  it('stay closed to SQL without an access record, whatever the grant', async () => {
    const rows = await db.uow.run(worker.actor, () => db.uow.query('select id from tact.case_record where case_id = $1', [id]));
    expect(rows).toEqual([]);
    const opened = await db.uow.withAccess(worker.actor, { kind: 'opened', caseIds: [id] }, () => db.uow.query('select id from tact.case_record where case_id = $1', [id]));
    expect(opened.length).toBeGreaterThan(4);
  });

  it('a withdrawal of consent wins at once, also on an old version, and no old edit undoes it', async () => {
    const consent = await add('consent', { given: true, purpose: 'share_for_referral', kind: 'consent', givenBy: 'child', on: '2026-01-01', sections: ['summary', 'risk'] });
    expect(consent.status).toBe(201);
    const patch = (fields: object, version: number): ReturnType<CaseApi['call']> => api.call(worker.actor, 'PATCH', `/cases/${id}/records/${consent.body.id}`, { version, body: { fields } });
    expect((await patch({ expiresOn: '2027-01-01', withdrawnOn: '2026-05-01' }, 1)).status).toBe(200);
    expect(await patch({ withdrawnOn: '2026-03-01' }, 1)).toMatchObject({ status: 200, body: { outcome: 'merged', record: { fields: { withdrawnOn: '2026-03-01' } } } });
    expect(await patch({ withdrawnOn: null }, 3)).toMatchObject({ status: 422, body: { code: 'withdrawal_stands' } });
    expect(await patch({ withdrawnOn: null }, 1)).toMatchObject({ status: 409, body: { conflicts: [{ field: 'withdrawnOn', theirs: '2026-03-01', yours: null }] } });
    const file = await api.call(worker.actor, 'GET', `/cases/${id}`);
    expect(file.body.consent.overview).toMatchObject([{ id: consent.body.id, live: false }]);
  });
});
