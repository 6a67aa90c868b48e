import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKeyRing } from '@tact/server/crypto';
import { type EmbeddedDatabase, migrate, startEmbedded, withUrl } from '@tact/server/persistence';
import pg from 'pg';
import { freePort } from '../../../persistence/src/testing/test-database';
import { makeIdentity, readIdentity, recipientOf } from './identity';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

describe('backup and restore on a server of one\'s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tact-test-own-'));
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  let server: EmbeddedDatabase;
  const url = (database: string): string => withUrl(server.urls.admin, { user: 'migrator', password: 'migrates', database });

  /** Runs SQL as the superuser of the server, or as somebody else. */
  async function sql(text: string, where = server.urls.admin): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: where });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    server = await startEmbedded({ directory: at('pg'), port: await freePort(), adminPassword: 'test', appPassword: 'test', durable: false });
    await sql(`create role migrator login nosuperuser createrole createdb bypassrls password 'migrates'`);
    await sql('create database mine owner migrator');
    await migrate(url('mine'), { appPassword: randomBytes(8).toString('hex'), actorKey: loadKeyRing(at('keys.json')).actor });
    await sql(`insert into tact.organisation (id, kind, name, country) values (gen_random_uuid(), 'ngo', 'Urat', 'AL'); insert into tact.setting (key, value) values ('a', '"tab\\tand\\nline"')`, url('mine'));
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('needs no superuser', async () => {
    const recipient = makeIdentity(at('identity'));
    expect(recipientOf(readIdentity(at('identity'))).text).toBe(recipient.text);
    await writeBackup({ file: at('backup'), recipient, url: url('mine'), keyFile: at('keys.json'), anchorFile: at('none') });
    await sql('create database yours', url('postgres'));
    const done = await restoreBackup({
      file: at('backup'), identity: readIdentity(at('identity')), older: false, keyFile: at('restored.json'), anchorsFolder: at('anchors'),
      openDatabase: async () => ({ adminUrl: url('yours'), appPassword: null, close: async () => undefined }),
    });
    expect(done.verdict.problems).toEqual([]);
    expect(await sql('select o.name, s.value from tact.organisation o, tact.setting s', url('yours'))).toEqual([{ name: 'Urat', value: 'tab\tand\nline' }]);
  }, 60_000);

  it('reads under a role that can write nothing and see no actor key', async () => {
    await expect(sql('set role tact_backup; delete from tact.setting', url('mine'))).rejects.toMatchObject({ code: '42501' });
    await expect(sql('set role tact_backup; select * from tact_private.secret', url('mine'))).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses a backup of a newer version, and anchors of another installation', async () => {
    await sql(`insert into tact_migration (timestamp, name) values (1, 'Later1799999999999')`, url('mine'));
    await writeBackup({ file: at('newer'), recipient: recipientOf(readIdentity(at('identity'))), url: url('mine'), keyFile: at('keys.json'), anchorFile: at('none') });
    await sql('create database third', url('postgres'));
    const plan = { identity: readIdentity(at('identity')), older: false, keyFile: at('third.json'), openDatabase: async () => ({ adminUrl: url('third'), appPassword: null, close: async () => undefined }) };
    await expect(restoreBackup({ ...plan, file: at('newer'), anchorsFolder: at('no-anchors') })).rejects.toMatchObject({ code: 'newer_version' });
    await writeBackup({ file: at('anchored'), recipient: recipientOf(readIdentity(at('identity'))), url: url('mine'), keyFile: at('keys.json'), anchorFile: at('anchors/anchors.jsonl') });
    mkdirSync(at('others'));
    writeFileSync(at('others/anchors.jsonl'), '{"anchor":{"kind":"seal"}}\n');
    await expect(restoreBackup({ ...plan, file: at('anchored'), anchorsFolder: at('others') })).rejects.toMatchObject({ code: 'other_anchors' });
    expect(await sql(`select to_regclass('tact.case_file') as t`, url('third'))).toEqual([{ t: null }]);
  }, 60_000);
});
