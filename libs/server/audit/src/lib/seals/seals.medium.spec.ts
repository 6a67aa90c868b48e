import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryKeyRing } from '@tact/server/crypto';
import { SYSTEM_SESSION_ID, SYSTEM_USER_ID } from '@tact/server/persistence';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { verifyAudit, type AuditProblem } from '../verify-audit';
import { AnchorFile } from './anchors';
import { Sealer } from './sealer';

const TABLES = ['seal_stream', 'sealed_head', 'sealed_access', 'seal', 'audit_value', 'audit_event', 'stream_head', 'access_record'];
const LAST = `(select max(seq) from tact_audit.audit_event where stream = 'system')`;

describe('the seals over the audit trail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tact-anchors-'));
  const { seal: keys } = temporaryKeyRing();
  const anchors = new AnchorFile(folder);
  let db: TestDatabase;
  let sealer: Sealer;

  const verify = (): ReturnType<typeof verifyAudit> => verifyAudit(db.admin, { keys, anchors });
  const problems = async (): Promise<readonly AuditProblem[]> => (await verify()).problems;
  const change = (key: string): Promise<unknown> => db.admin.query(`insert into tact.setting (key, value) values ($1, '1')`, [key]);
  const read = (): Promise<unknown> => db.admin.query(`insert into tact_audit.access_record (id, actor, session, kind, case_ids) values (uuidv7(), $1, $2, 'opened', array[gen_random_uuid()])`,
    [SYSTEM_USER_ID, SYSTEM_SESSION_ID]);

  beforeAll(async () => {
    db = await startTestDatabase();
    sealer = new Sealer(db.uow, keys, anchors);
    for (let turn = 0; turn < 3; turn += 1) { await change(`first${turn}`); await read(); }
    await sealer.run();
    for (let turn = 0; turn < 3; turn += 1) { await change(`second${turn}`); await read(); }
    await sealer.run();
  }, 60_000);
  afterAll(async () => {
    await db?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Tampers as somebody with all rights on the database would, looks, and undoes; triggers and keys are out of the way. */
  async function after(tamper: string): Promise<readonly AuditProblem[]> {
    await db.admin.query(TABLES.map((table) => `create table public.${table} as table tact_audit.${table}`).join(';'));
    try {
      await db.admin.query(`set session_replication_role = replica; ${tamper}; set session_replication_role = origin`);
      return await problems();
    } finally {
      await db.admin.query(`truncate ${TABLES.map((table) => `tact_audit.${table}`).join(', ')} cascade`);
      await db.admin.query([...TABLES].reverse().map((table) => `insert into tact_audit.${table} table public.${table}; drop table public.${table}`).join(';'));
    }
  }

  it('cover every row, say how many are not sealed yet, and hold', async () => {
    expect(await verify()).toMatchObject({ problems: [], seals: 2, anchored: 2, unsealed: 0 });
    await change('not-yet');
    await read();
    expect(await verify()).toMatchObject({ problems: [], seals: 2, unsealed: 2 });
    expect(await sealer.run()).toBe(1);
    expect(await sealer.run(true)).toBe(0);
    expect(await verify()).toMatchObject({ problems: [], seals: 3, anchored: 3, unsealed: 0 });
  });

  it('are made by the system alone', async () => {
    await expect(db.app.query('select * from tact_audit.unsealed_events(null, 10)')).rejects.toMatchObject({ code: '42501' });
    await expect(db.app.query('delete from tact_audit.seal')).rejects.toMatchObject({ code: '42501' });
  });

  it('name the newest rows when they are cut off with their stream head', async () => {
    const [row] = (await db.admin.query(`select ${LAST}::int as seq`)) as { seq: number }[];
    expect(await after(`delete from tact_audit.audit_value where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = ${LAST});
      delete from tact_audit.audit_event where stream = 'system' and seq = ${LAST};
      update tact_audit.stream_head h set seq = e.seq, hash = e.hash from tact_audit.audit_event e where h.stream = 'system' and e.stream = 'system' and e.seq = ${LAST}`))
      .toEqual([{ stream: 'system', seq: row!.seq, problem: expect.stringMatching(/removed|cut off/) }]);
  });

  it('name a whole cut stream, and the rows of a seal that was cut with them', async () => {
    const [row] = (await db.admin.query(`select ${LAST}::int as seq`)) as { seq: number }[];
    const found = await after(`delete from tact_audit.seal_stream where seal_no = 3; delete from tact_audit.sealed_access where seal_no = 3; delete from tact_audit.seal where no = 3;
      delete from tact_audit.audit_value where event_id = (select id from tact_audit.audit_event where stream = 'system' and seq = ${LAST});
      delete from tact_audit.audit_event where stream = 'system' and seq = ${LAST};
      update tact_audit.stream_head h set seq = e.seq, hash = e.hash from tact_audit.audit_event e where h.stream = 'system' and e.stream = 'system' and e.seq = ${LAST}`);
    expect(found).toEqual([{ stream: 'seals', seq: 3, problem: 'removed' }, { stream: 'system', seq: row!.seq, problem: 'of the removed seal 3' }]);
    expect(await after(`delete from tact_audit.audit_event where stream = 'system'; delete from tact_audit.stream_head where stream = 'system'`))
      .toEqual(expect.arrayContaining([{ stream: 'system', seq: 1, problem: 'removed under its seal' }]));
  });

  it('name a trail that was rewritten with a new, whole chain', async () => {
    const found = await after(`update tact_audit.audit_event set actor = gen_random_uuid() where stream = 'system' and seq = 2;
      do $$ declare e tact_audit.audit_event; last bytea := '\\x'; begin
        for e in select * from tact_audit.audit_event where stream = 'system' order by seq loop
          e.prev_hash := last; e.hash := tact_audit.event_hash(e.prev_hash, e.stream, e.seq, e.at, e.actor, e.request, e.table_name, e.row_id, e.op, e.changed, e.reason, e.digest);
          last := e.hash;
          update tact_audit.audit_event x set prev_hash = e.prev_hash, hash = e.hash where x.id = e.id;
        end loop;
        update tact_audit.stream_head set hash = last where stream = 'system'; end $$`);
    expect(found[0]).toEqual({ stream: 'system', seq: 1, problem: 'rewritten: seal 1 was made over other rows' });
  });

  it.each([
    ['changed', `update tact_audit.access_record set actor = gen_random_uuid() where id = (select access_id from tact_audit.sealed_access where seal_no = 2 and place = 2)`, /changed$/],
    ['removed', `delete from tact_audit.access_record where id = (select access_id from tact_audit.sealed_access where seal_no = 2 and place = 2)`, /removed$/],
    ['removed with its link', `delete from tact_audit.access_record where id = (select access_id from tact_audit.sealed_access where seal_no = 2 and place = 2);
      delete from tact_audit.sealed_access where seal_no = 2 and place = 2`, /place 2 removed$/],
    ['removed with its link, the last of the batch', `delete from tact_audit.access_record where id = (select access_id from tact_audit.sealed_access where seal_no = 2 and place = 3);
      delete from tact_audit.sealed_access where seal_no = 2 and place = 3`, /place 3 removed$/],
    ['moved', `update tact_audit.sealed_access set place = place + 10 where seal_no = 2 and place in (1, 2); update tact_audit.sealed_access set place = 13 - place where seal_no = 2 and place > 10`, /changed$|removed$/],
  ])('name a reading that was %s', async (_what, tamper, problem) => {
    expect(await after(tamper)).toEqual([{ stream: 'reads', seq: 2, problem: expect.stringMatching(problem) }]);
  });

  it.each([
    ['removed', 'delete from tact_audit.seal_stream where seal_no = 2; delete from tact_audit.sealed_access where seal_no = 2; delete from tact_audit.seal where no = 2', { seq: 2, problem: 'removed' }],
    ['changed', 'update tact_audit.seal set events = events - 1 where no = 2', { seq: 2, problem: 'changed' }],
    ['signed by another', `update tact_audit.seal set signature = decode(repeat('00', 64), 'hex') where no = 2`, { seq: 2, problem: 'forged' }],
  ])('are named when one was %s', async (_what, tamper, problem) => {
    expect(await after(tamper)).toContainEqual({ stream: 'seals', ...problem });
  });

  it('hold while two servers seal and others write', async () => {
    const other = new Sealer(db.uow, keys, new AnchorFile(folder));
    const streams = ((await db.admin.query(`insert into tact.organisation (id, kind, name, country) select gen_random_uuid(), 'ngo', 'org ' || n, 'AL' from generate_series(1, 8) n returning id`)) as { id: string }[]);
    const write = async (): Promise<void> => {
      for (let turn = 0; turn < 40; turn += 1) {
        await db.admin.transaction(async (manager) => {
          for (const { id } of streams) await manager.query(`update tact.organisation set name = name || '.' where id = $1`, [id]);
          await manager.query(`insert into tact_audit.access_record (id, actor, session, kind, case_ids) values (uuidv7(), $1, $2, 'opened', array[gen_random_uuid()])`, [SYSTEM_USER_ID, SYSTEM_SESSION_ID]);
        });
      }
    };
    const seal = async (one: Sealer): Promise<void> => { for (let turn = 0; turn < 15; turn += 1) await one.run(); };
    await Promise.all([write(), write(), seal(sealer), seal(other)]);
    await sealer.run(true);
    expect(await verify()).toMatchObject({ problems: [], unsealed: 0 });
  }, 60_000);

  describe('and their anchors outside', () => {
    const copy = join(folder, 'copy');
    beforeEach(() => copyFileSync(anchors.file, copy));
    afterEach(() => copyFileSync(copy, anchors.file));
    const lines = (): string[] => readFileSync(anchors.file, 'utf8').trimEnd().split('\n');

    it('name a forged line', async () => {
      writeFileSync(anchors.file, lines().map((line, at) => (at === 1 ? line.replace(/"events":\d+/, '"events":77') : line)).join('\n') + '\n');
      expect(await problems()).toContainEqual({ stream: 'anchors', seq: 2, problem: 'forged' });
    });

    it('name a line signed by a key that is not ours', async () => {
      new AnchorFile(folder).append([{ kind: 'restore', at: '2026-01-01T00:00:00.000Z', no: 1, epoch: 'x', backup: 'y' }], temporaryKeyRing().seal);
      expect(await problems()).toContainEqual({ stream: 'anchors', seq: lines().length, problem: 'forged' });
    });

    it('name a removed line', async () => {
      writeFileSync(anchors.file, lines().filter((_line, at) => at !== 1).join('\n') + '\n');
      expect(await problems()).toContainEqual({ stream: 'anchors', seq: 2, problem: 'removed' });
    });

    it('go on after a line that a crash tore', async () => {
      appendFileSync(anchors.file, '{"anchor":{"kind":"se');
      await change(`after-tear`);
      expect(await sealer.run()).toBe(1);
      expect(await problems()).toEqual([]);
      copyFileSync(anchors.file, copy);
    });

    it('are written again where they are missing', async () => {
      rmSync(anchors.file);
      await sealer.run();
      expect(await problems()).toEqual([]);
    });
  });
});
