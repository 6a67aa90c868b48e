import { CaseCiphers, ServerSeal, temporaryKeyRing } from '@tact/server/crypto';
import { RunCipher } from '@tact/server/imports';
import { migrate, migrateDown } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import { World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { sealLeftovers } from './seal-leftovers';

const keys = temporaryKeyRing();
const [caseId, referralId, entryId, runId, recordId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];

/** A database from before the sealing of free text: its texts are carried over, and stand nowhere in clear. */
describe('texts that stood in clear', () => {
  let db: TestDatabase;
  const ciphers = new CaseCiphers(keys, { query: () => Promise.reject(new Error('keys are made here')) });
  const { cipher, row: key } = ciphers.make(caseId);
  const one = async <Row>(sql: string, values: unknown[] = []): Promise<Row> => ((await db.admin.query(sql, values)) as Row[])[0]!;

  beforeAll(async () => {
    db = await startTestDatabase();
    const world = await World.make(db);
    const ngo = await world.organisation();
    const worker = await world.person('social_worker', ngo);
    await migrateDown(db.urls.admin, 1);
    await db.admin.query('insert into tact.subject (id) values ($1)', [caseId]);
    await db.admin.query(`insert into tact.case_file (id, code, programme_id, organisation_id, owner_id, subject_id, stage, status, registered_at, stage_since, locality, next_step, accompaniment,
      special_needs, created_by, updated_by) values ($1, 'x', $2, $3, $4, $1, 'intake', 'open', now(), now(), 'Kanaristreet', 'Kanaricall', 'Kanariaunt', '{Kanarineed}', $4, $4)`,
    [caseId, world.programmeId, ngo.id, worker.userId]);
    await db.admin.query('insert into tact.case_key (case_id, key_version, wrapped) values ($1, $2, $3)', [caseId, key.keyVersion, key.wrapped]);
    await db.admin.query(`insert into tact.referral (id, case_id, case_code, code, from_organisation_id, from_user_id, to_organisation_id, state, urgency, kind, purpose, sections, services, expires_at,
      created_by, updated_by) values ($1, $2, 'x', 'x', $3, $4, $3, 'draft', 'low', 'service', 'Kanarischool', '{}', '{}', now(), $4, $4)`, [referralId, caseId, ngo.id, worker.userId]);
    await db.admin.query(`insert into tact.referral_entry (id, referral_id, case_id, kind, sealed, by, organisation_id, at) values ($1, $2, $3, 'header', $4, $5, $6, now())`,
      [entryId, referralId, caseId, cipher.seal('referral_entry', 'sealed', entryId, { person: {}, reason: {} }), worker.userId, ngo.id]);
    await db.admin.query(`insert into tact.case_record (id, case_id, section, kind, clear, sealed, organisation_id, created_by, updated_by)
      values ($1, $2, 'documents', 'import_source', '{"register": "kanarifile", "row": 4}', $3, $4, $5, $5)`,
    [recordId, caseId, cipher.seal('case_record', 'sealed', recordId, { raw: '{}' }), ngo.id, worker.userId]);
    const { wrapped } = RunCipher.create(runId, new ServerSeal(keys));
    await db.admin.query(`insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by)
      values ($1, $2, $3, 'kanarifile', '\\x00', $4, 'done', $5)`, [runId, ngo.id, world.programmeId, wrapped, worker.userId]);
    await db.admin.query(`insert into tact.import_key (organisation_id, register, row_no, imported_case_id, run_id) values ($1, 'kanarifile', 4, $2, $3)`, [ngo.id, caseId, runId]);
    await migrate(db.urls.admin, { appPassword: null, actorKey: db.actorKey });
  }, 60_000);
  afterAll(() => db.stop());

  it('are sealed once', async () => {
    expect(await sealLeftovers(db.urls.admin, keys)).toBe(7);
    expect(await sealLeftovers(db.urls.admin, keys)).toBe(0);
  }, 60_000);

  it('are read as they were', async () => {
    const texts = (await db.admin.query('select field, section, sealed from tact.case_text where case_id = $1 order by field', [caseId])) as { field: string; section: string; sealed: Buffer }[];
    expect(texts.map(({ field, section, sealed }) => [field, section, cipher.open('case_text', 'sealed', field, sealed)])).toEqual([
      ['accompaniment', 'summary', 'Kanariaunt'], ['locality', 'work', 'Kanaristreet'], ['nextStep', 'work', 'Kanaricall'], ['specialNeeds', 'summary', ['Kanarineed']]]);
    const entry = await one<{ sealed: Buffer }>('select sealed from tact.referral_entry where id = $1', [entryId]);
    expect(cipher.open('referral_entry', 'sealed', entryId, entry.sealed)).toMatchObject({ carriedPurpose: 'Kanarischool' });
    const record = await one<{ clear: object; sealed: Buffer }>('select clear, sealed from tact.case_record where id = $1', [recordId]);
    expect([record.clear, cipher.open('case_record', 'sealed', recordId, record.sealed)]).toEqual([{ row: 4 }, { raw: '{}', register: 'kanarifile' }]);
    const run = await one<{ register: string; wrapped: Buffer; sealed: Buffer; known: number }>(`select r.register, r.run_key_wrapped as wrapped, r.register_sealed as sealed,
      (select row_no from tact.import_key k where k.register = r.register) as known from tact.import_run r`);
    expect(RunCipher.unwrap(runId, run.wrapped, new ServerSeal(keys)).open('import_run', 'register_sealed', runId, run.sealed).toString()).toBe('kanarifile');
    expect([run.register, run.known]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), 4]);
  });

  it('stand in clear nowhere, and the audit trail is whole', async () => {
    const tables = (await db.admin.query(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname like 'tact%'`)) as { name: string }[];
    const found: string[] = [];
    for (const { name } of tables) if (JSON.stringify(await db.admin.query(`select to_jsonb(t)::text as row from ${name} t`)).toLowerCase().includes('kanari')) found.push(name);
    expect(found).toEqual([]);
    expect(await db.admin.query('select * from tact_audit.verify()')).toEqual([]);
  });
});
