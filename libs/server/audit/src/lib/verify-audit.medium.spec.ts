import { jest } from '@jest/globals';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { verifyAudit } from './verify-audit';

jest.setTimeout(30_000);

describe('verifyAudit', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await startTestDatabase();
    for (let turn = 0; turn < 4; turn += 1) await db.admin.query(`insert into tact.setting (key, value) values ($1, '1')`, [`key${turn}`]);
    for (const country of ['AL', 'GR']) await db.admin.query(`insert into tact.organisation (id, kind, name, country) values (gen_random_uuid(), 'ngo', $1, $1)`, [country]);
  }, 60_000);
  afterAll(() => db?.stop());

  /** Tampers as the owner would, looks, and undoes. */
  async function after(tamper: string): Promise<unknown> {
    const copies = ['audit_event', 'audit_value', 'stream_head'];
    await db.admin.query(copies.map((table) => `create table public.${table} as table tact_audit.${table}`).join(';'));
    await db.admin.query(tamper);
    const { problems } = await verifyAudit(db.admin, null);
    await db.admin.query(`truncate tact_audit.audit_value, tact_audit.audit_event, tact_audit.stream_head;
      insert into tact_audit.stream_head table public.stream_head; insert into tact_audit.audit_event table public.audit_event;
      insert into tact_audit.audit_value table public.audit_value; drop table public.audit_event, public.audit_value, public.stream_head`);
    return problems;
  }

  it('finds a whole trail whole', async () => {
    const verdict = await verifyAudit(db.admin, null);
    expect(verdict).toMatchObject({ problems: [], streams: 3, erasedValues: 0 });
    expect(verdict.events).toBeGreaterThanOrEqual(6);
    expect(verdict.unsealed).toBe(verdict.events);
  });

  it.each([
    ['changed', `update tact_audit.audit_event set actor = gen_random_uuid() where stream = 'system' and seq = 2`, 2],
    ['value changed', `update tact_audit.audit_value set after = '{}' where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = 3)`, 3],
    ['removed', `delete from tact_audit.audit_value where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = 2);
      delete from tact_audit.audit_event where stream = 'system' and seq = 2`, 3],
    ['reordered', `update tact_audit.audit_event set seq = 99 where stream = 'system' and seq = 2; update tact_audit.audit_event set seq = 2 where stream = 'system' and seq = 3;
      update tact_audit.audit_event set seq = 3 where stream = 'system' and seq = 99`, 2],
  ])('names an event that was %s', async (problem, tamper, seq) => {
    expect(await after(tamper)).toEqual([{ stream: 'system', seq, problem }]);
    expect((await verifyAudit(db.admin, null)).problems).toEqual([]);
  });

  it('names a stream that was cut off', async () => {
    const last = `(select max(seq) from tact_audit.audit_event where stream = 'system')`;
    const problems = await after(`delete from tact_audit.audit_value where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = ${last});
      delete from tact_audit.audit_event where stream = 'system' and seq = ${last}`);
    expect(problems).toEqual([expect.objectContaining({ stream: 'system', problem: 'cut off' })]);
  });

  it('stands when an erasure deletes values', async () => {
    await db.admin.query(`delete from tact_audit.audit_value where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = 1)`);
    expect(await verifyAudit(db.admin, null)).toMatchObject({ problems: [], erasedValues: 1 });
  });
});
