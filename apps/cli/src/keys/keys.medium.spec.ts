import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { allTokenStrings } from '@tact/domain';
import { AnchorFile, Sealer, verifyAudit } from '@tact/server/audit';
import { CaseCiphers, loadKeyRing, NameIndex, readKeyFile, retireKeks, rotateKek, rotateNameIndex, writeKeyFile } from '@tact/server/crypto';
import { type Instance, openInstance, readSettings } from '@tact/server/instance';
import { UnitOfWork } from '@tact/server/persistence';
import { DataSource } from 'typeorm';
import { firstData } from '../../../../seed';
import { rotationDatabase } from './rotation-database';

jest.setTimeout(120_000);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

interface NameRow { readonly id: string; readonly case_id: string; readonly sealed: Buffer; readonly tokens: string[]; readonly key_version: number; readonly wrapped: Buffer }

describe('key rotation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tact-test-keys-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'data/keys/keys.json');
  let instance: Instance;
  let admin: DataSource;

  const connect = (): Promise<DataSource> => new DataSource({ type: 'postgres', url: instance.urls.admin!, poolSize: 1 }).initialize();
  beforeAll(async () => {
    instance = await openInstance(readSettings({ TACT_DATA: join(folder, 'data'), TACT_PORT: '0' }, null));
    await firstData(instance, ROOT);
    admin = await connect();
  });
  afterAll(async () => {
    await admin?.destroy();
    await instance?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const names = async (): Promise<NameRow[]> => (await admin.query(`select n.id, n.case_id, n.sealed, n.tokens::text[] as tokens, k.key_version, k.wrapped from tact.case_name n
    join tact.case_key k on k.case_id = n.case_id order by n.id`)) as NameRow[];
  const versions = async (): Promise<number[]> => ((await admin.query('select distinct get_byte(wrapped, 0) * 256 + get_byte(wrapped, 1) as v from tact.case_key order by 1')) as { v: number }[]).map(({ v }) => v);
  /** Every name as the running server, whose key ring was loaded before the rotation, opens it. */
  async function opened(): Promise<string[]> {
    const ciphers = new CaseCiphers(instance.config.keys, { query: () => Promise.resolve([]) });
    return (await names()).map((row) => ciphers.unwrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped }).open<string>('case_name', 'sealed', row.id, row.sealed));
  }
  /** A connection that is cut in the middle of a transaction, as when the process is killed. */
  async function cutOff<T>(work: (source: DataSource, cut: () => Error) => Promise<T>): Promise<T> {
    const source = await connect();
    try {
      return await work(source, () => {
        void admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'tact' and backend_type = 'client backend'`);
        return new Error('killed');
      });
    } finally {
      await source.destroy().catch(() => undefined);
    }
  }

  it('wraps every case key again, and the running server goes on reading and making cases', async () => {
    const before = await opened();
    const done = await rotateKek(file, rotationDatabase(admin));
    expect(done).toMatchObject({ version: 2, resumed: false });
    expect(done.rewrapped).toBeGreaterThan(100);
    expect(await versions()).toEqual([2]);
    expect(await opened()).toEqual(before);
    expect(new CaseCiphers(instance.config.keys, { query: () => Promise.resolve([]) }).make('00000000-0000-7000-8000-0000000000aa').row.wrapped.readUInt16BE(0)).toBe(2);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('takes the old key out once nothing is under it, and not before', async () => {
    expect(await retireKeks(file, rotationDatabase(admin))).toEqual([1]);
    expect(Object.keys(readKeyFile(file).kek.keys)).toEqual(['2']);
    const [one] = (await admin.query('select case_id, wrapped from tact.case_key limit 1')) as { case_id: string; wrapped: Buffer }[];
    await rotateKek(file, rotationDatabase(admin));
    await admin.query('update tact.case_key set wrapped = $2 where case_id = $1', [one!.case_id, one!.wrapped]);
    expect(await retireKeks(file, rotationDatabase(admin))).toEqual([]);
    expect(await rotateKek(file, rotationDatabase(admin))).toMatchObject({ version: 3, rewrapped: 1, resumed: true });
    expect(await retireKeks(file, rotationDatabase(admin))).toEqual([2]);
    expect((await opened()).length).toBeGreaterThan(100);
  });

  it('goes on where it was killed', async () => {
    const before = await opened();
    const killed = cutOff((source, cut) => rotateKek(file, rotationDatabase(source), (rewrapped) => { if (rewrapped >= 60) throw cut(); }, 20));
    await expect(killed).rejects.toThrow('killed');
    expect(await versions()).toEqual([3, 4]);
    expect(await opened()).toEqual(before);
    expect(await rotateKek(file, rotationDatabase(admin))).toMatchObject({ version: 4, resumed: true });
    expect(await versions()).toEqual([4]);
    expect(await opened()).toEqual(before);
  });

  it('keeps key material out of the audit trail, and the trail whole', async () => {
    const [row] = (await admin.query(`select v.after ->> 'wrapped' as wrapped from tact_audit.audit_value v join tact_audit.audit_event e on e.id = v.event_id where e.table_name = 'case_key' and e.op = 'update' limit 1`)) as { wrapped: string }[];
    expect(row!.wrapped).toMatch(/^[0-9a-f]{64}$/);
    const anchors = new AnchorFile(join(folder, 'data/anchors'));
    await new Sealer(new UnitOfWork(instance.source, instance.config.keys.actor), instance.config.keys.seal, anchors).run(true);
    expect((await verifyAudit(admin, { keys: instance.config.keys.seal, anchors })).problems).toEqual([]);
  });

  const whole = async (): Promise<void> => {
    const index = new NameIndex(loadKeyRing(file));
    const texts = await opened();
    const rows = await names();
    for (const [at, { tokens }] of rows.entries()) expect(tokens).toEqual(allTokenStrings(texts[at]!).map((text) => index.token(text).toString()));
  };

  it('tokenises every name again under a new index key', async () => {
    await whole();
    const old = readKeyFile(file).nameIndex;
    expect(await rotateNameIndex(file, rotationDatabase(admin), allTokenStrings)).toBeGreaterThan(100);
    expect(readKeyFile(file)).toMatchObject({ nameIndex: expect.not.stringMatching(old.slice(0, 20)) });
    expect(readKeyFile(file).nameIndexNext).toBeUndefined();
    await whole();
  });

  it('tokenises what a server wrote under the old key while it ran', async () => {
    const old = new NameIndex({ ...loadKeyRing(file) });
    const [row] = await names();
    const [text] = await opened();
    const late = `${(Date.now() + 1_000).toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7abc-8000-000000000001`;
    const cipher = new CaseCiphers(instance.config.keys, { query: () => Promise.resolve([]) }).unwrap({ caseId: row!.case_id, keyVersion: row!.key_version, wrapped: row!.wrapped });
    const rotated = rotateNameIndex(file, rotationDatabase(admin), allTokenStrings);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const other = await connect();
    await other.query('insert into tact.case_name (id, case_id, kind, sealed, tokens, part_count) values ($1, $2, $3, $4, $5::bigint[], 2)', [
      late, row!.case_id, 'alias', cipher.seal('case_name', 'sealed', late, text), allTokenStrings(text!).map((token) => old.token(token).toString())]);
    await other.destroy();
    await rotated;
    await whole();
  });

  it('changes no name when it was killed before the end, and only finishes the file when after', async () => {
    const killed = cutOff((source, cut) => rotateNameIndex(file, rotationDatabase(source), allTokenStrings, () => { throw cut(); }));
    await expect(killed).rejects.toThrow('killed');
    const interrupted = readKeyFile(file);
    expect(interrupted.nameIndexNext).toBeDefined();
    await whole();
    await rotateNameIndex(file, rotationDatabase(admin), allTokenStrings);
    const done = readKeyFile(file);
    writeKeyFile(file, { ...done, nameIndex: interrupted.nameIndex, nameIndexNext: done.nameIndex });
    expect(await rotateNameIndex(file, rotationDatabase(admin), allTokenStrings)).toBeGreaterThan(100);
    expect(readKeyFile(file)).toEqual(done);
    await whole();
  });
});
