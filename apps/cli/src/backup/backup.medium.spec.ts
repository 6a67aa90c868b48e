import 'reflect-metadata';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { AnchorFile, Sealer } from '@tact/server/audit';
import { BackupRefused, makeIdentity, readIdentity, restoreBackup, type RestoreDone, writeBackup } from '@tact/server/backup';
import { CaseCiphers, type KeyRing, loadKeyRing } from '@tact/server/crypto';
import { type DemoAccount, usableCode } from '@tact/server/identity';
import { AppModule, createHttpServer, type Instance, openBareDatabase, openInstance, readSettings } from '@tact/server/instance';
import { UnitOfWork } from '@tact/server/persistence';
import { DataSource } from 'typeorm';
import { firstData } from '../../../../seed';

jest.setTimeout(120_000);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** What belongs to one cluster or moment. */
const OTHERWISE = ['tact_private.secret', 'tact_private.sign_in_throttle', 'tact_private.clock', 'tact.session'];

describe('backup and restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tact-test-backup-'));
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  const file = at('backup');
  const settings = (name: string): ReturnType<typeof readSettings> => readSettings({ TACT_DATA: at(name), TACT_PORT: '0' }, null);
  let home: Instance;
  let admin: DataSource;
  let accounts: readonly DemoAccount[];

  const adminOf = (instance: Instance): Promise<DataSource> => new DataSource({ type: 'postgres', url: instance.urls.admin!, poolSize: 1 }).initialize();
  const sealer = (): Sealer => new Sealer(new UnitOfWork(home.source, home.config.keys.actor), home.config.keys.seal, new AnchorFile(at('home/anchors')));
  const restore = (from: string, to: string, more: { older?: boolean; identity?: string; anchors?: string } = {}): Promise<RestoreDone> => restoreBackup({
    file: from, identity: readIdentity(at(more.identity ?? 'identity')), older: more.older ?? false, keyFile: at(`${to}/keys/keys.json`), anchorsFolder: at(more.anchors ?? `${to}/anchors`),
    openDatabase: () => openBareDatabase(settings(to)),
  });

  beforeAll(async () => {
    home = await openInstance(settings('home'));
    accounts = await firstData(home, ROOT);
    admin = await adminOf(home);
    await admin.query(`insert into tact_audit.access_record (id, actor, session, kind, case_ids) select uuidv7(), actor, null, 'opened', array[row_id::uuid]
      from tact_audit.audit_event where table_name = 'case_file' and actor is not null limit 20`);
    await sealer().run(true);
    const recipient = makeIdentity(at('identity'));
    const done = await writeBackup({ file, recipient, url: home.urls.admin!, keyFile: at('home/keys/keys.json'), anchorFile: new AnchorFile(at('home/anchors')).file });
    expect(done.rows).toBeGreaterThan(1_000);
    expect(done.manifest.lastSeal?.no).toBeGreaterThan(0);
  });
  afterAll(async () => {
    await admin?.destroy();
    await home?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function contents(source: DataSource): Promise<Record<string, string>> {
    const tables = (await source.query(`select format('%I.%I', n.nspname, c.relname) as name, array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.atttypid <> 'xid8'::regtype order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' order by 1`)) as { name: string; columns: string[] }[];
    const found: Record<string, string> = {};
    for (const { name, columns } of tables) {
      const [row] = (await source.query(`select count(*)::text || ' ' || coalesce(md5(string_agg(r, '|' order by r collate "C")), '') as sum from (select row(${columns.join(', ')})::text as r from ${name}) x`)) as { sum: string }[];
      found[name] = row?.sum ?? '';
    }
    return found;
  }

  describe('on an empty machine', () => {
    let done: RestoreDone;
    let there: Instance;
    let thereAdmin: DataSource;
    let before: Record<string, string>;
    beforeAll(async () => {
      before = await contents(admin);
      done = await restore(file, 'there');
      there = await openInstance(settings('there'));
      thereAdmin = await adminOf(there);
    });

    it('finds the audit trail whole, under a new epoch', async () => {
      expect(done.verdict).toMatchObject({ problems: [] });
      expect(done.verdict.seals).toBeGreaterThan(0);
      const [old] = (await admin.query('select epoch from tact_private.clock')) as { epoch: string }[];
      expect(done.epoch).not.toBe(old!.epoch);
    });

    it('holds what the first held, table by table', async () => {
      const after = await contents(thereAdmin);
      const trail = ['tact_audit.audit_event', 'tact_audit.audit_value', 'tact_audit.stream_head'];
      for (const name of Object.keys(before).filter((one) => !OTHERWISE.includes(one) && !trail.includes(one))) expect([name, after[name]]).toEqual([name, before[name]]);
      const [kept] = (await thereAdmin.query('select count(*)::int as events from tact_audit.audit_event')) as { events: number }[];
      expect(kept!.events).toBeGreaterThanOrEqual(Number(before['tact_audit.audit_event']!.split(' ')[0]));
    });

    it('forces row-level security, keys and triggers as before', async () => {
      const shape = `select (select count(*) from pg_class where relforcerowsecurity)::int as forced, (select count(*) from pg_constraint where contype = 'f')::int as keys, (select md5(string_agg(indexdef, ';' order by indexdef)) from pg_indexes where schemaname like 'tact%') as indexes,
        (select count(*) from pg_trigger where tgenabled = 'O')::int as triggers`;
      expect(await thereAdmin.query(shape)).toEqual(await admin.query(shape));
    });

    it('opens the names with the keys that came back', async () => {
      expect(await firstNames(thereAdmin, loadKeyRing(at('there/keys/keys.json')))).toEqual(await firstNames(admin, home.config.keys));
    });

    it('lets people sign in, and nobody go on with an old session', async () => {
      const app = await createHttpServer(AppModule.forRoot(there.config, there.source), there.config);
      await app.getHttpAdapter().getInstance().ready();
      const worker = accounts.find(({ role }) => /worker/.test(role))!;
      const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', payload: { email: worker.email, password: worker.password, code: usableCode(worker.totpSecret, 0) } });
      expect(answer.statusCode).toBe(200);
      await app.close();
      expect(await thereAdmin.query(`select count(*)::int as live from tact.session where revoked_at is null and kind <> 'job' and created_at < now() - interval '5 minutes'`)).toEqual([{ live: 0 }]);
    });

    it('is refused where something is already', async () => {
      await thereAdmin.destroy();
      await there.close();
      const keys = readFileSync(at('there/keys/keys.json'), 'utf8');
      await expect(restore(file, 'there')).rejects.toMatchObject({ code: 'not_empty' });
      expect(readFileSync(at('there/keys/keys.json'), 'utf8')).toBe(keys);
    });
  });

  it('hides names and keys from who has the files but not the identity', async () => {
    const bytes = readFileSync(file).toString('latin1');
    const [row] = (await admin.query('select code from tact.case_file limit 1')) as { code: string }[];
    expect(bytes).not.toContain(row!.code);
    makeIdentity(at('other-identity'));
    await expect(restore(file, 'nowhere', { identity: 'other-identity' })).rejects.toMatchObject({ code: 'wrong_identity' });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it.each([[0.02], [0.3], [0.6], [0.97]])('refuses a file with one bit changed at %d of its length, and opens no database', async (place) => {
    for (const name of ['backup', 'backup.keys']) {
      const copy = at(`damaged-${place}`);
      for (const end of ['', '.keys']) copyFileSync(`${file}${end}`, `${copy}${end}`);
      const damaged = name === 'backup' ? copy : `${copy}.keys`;
      const bytes = readFileSync(damaged);
      bytes[Math.floor(bytes.length * place)]! ^= 1;
      writeFileSync(damaged, bytes);
      await expect(restore(copy, 'nowhere')).rejects.toBeInstanceOf(BackupRefused);
      expect(existsSync(at('nowhere'))).toBe(false);
    }
  });

  it.each([[1], [20], [70_000]])('refuses a file that ends %d bytes early', async (missing) => {
    const copy = at(`short-${missing}`);
    for (const end of ['', '.keys']) copyFileSync(`${file}${end}`, `${copy}${end}`);
    truncateSync(copy, statSync(copy).size - missing);
    await expect(restore(copy, 'nowhere')).rejects.toMatchObject({ code: 'damaged' });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('refuses keys of another backup, and writes over no file', async () => {
    const plan = { recipient: makeIdentity(at('third-identity')), url: home.urls.admin!, keyFile: at('home/keys/keys.json'), anchorFile: at('home/anchors/anchors.jsonl') };
    await expect(writeBackup({ file, ...plan })).rejects.toMatchObject({ code: 'file_exists' });
    await writeBackup({ file: at('second'), ...plan });
    copyFileSync(file, at('mixed'));
    copyFileSync(at('second.keys'), at('mixed.keys'));
    await expect(restore(at('mixed'), 'nowhere')).rejects.toMatchObject({ code: 'wrong_identity' });
  });

  it('refuses a backup that is older than the anchors unless it is said', async () => {
    await admin.query(`insert into tact.setting (key, value) values ('after.the.backup', '1')`);
    await sealer().run();
    await cp(at('home/anchors'), at('newer-anchors'), { recursive: true });
    await expect(restore(file, 'older', { anchors: 'newer-anchors' })).rejects.toMatchObject({ code: 'older_backup' });
    expect(existsSync(at('older'))).toBe(false);
    const done = await restore(file, 'older', { anchors: 'newer-anchors', older: true });
    expect(done).toMatchObject({ setAside: 1, verdict: { problems: [] } });
    expect(done.verdict.restores).toHaveLength(1);
  });
});

async function firstNames(admin: DataSource, keys: KeyRing): Promise<string[]> {
  const ciphers = new CaseCiphers(keys, { query: () => Promise.resolve([]) });
  const rows = (await admin.query('select n.id, n.case_id, n.sealed, k.key_version, k.wrapped from tact.case_name n join tact.case_key k on k.case_id = n.case_id order by n.id limit 20')) as
    { id: string; case_id: string; sealed: Buffer; key_version: number; wrapped: Buffer }[];
  expect(rows.length).toBe(20);
  return rows.map((row) => JSON.stringify(ciphers.unwrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped }).open('case_name', 'sealed', row.id, row.sealed)));
}
