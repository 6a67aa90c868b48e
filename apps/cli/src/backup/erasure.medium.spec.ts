import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AnchorFile, Sealer, verifyAudit } from '@tact/server/audit';
import { makeIdentity, readIdentity, restoreBackup, writeBackup } from '@tact/server/backup';
import { type DemoAccount, usableCode } from '@tact/server/identity';
import { AppModule, createHttpServer, type Instance, openBareDatabase, openInstance, readSettings } from '@tact/server/instance';
import { UnitOfWork } from '@tact/server/persistence';
import { DataSource } from 'typeorm';
import { firstData } from '../../../../seed';

jest.setTimeout(120_000);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** What still names an erased case by its id: its statistics, its stages, what was done with it, and logs without content. */
const STAYS = ['tact.case_file', 'tact.case_record', 'tact.change_log', 'tact.erasure', 'tact.import_key', 'tact.import_row', 'tact.stage_move', 'tact_audit.access_record', 'tact_audit.audit_event',
  'tact_audit.audit_value', 'tact_audit.seal_stream', 'tact_audit.sealed_head', 'tact_audit.stream_head'];

interface Answer { readonly status: number; readonly body: { readonly [key: string]: unknown } & { readonly items?: readonly { readonly caseCode: string }[] } }
interface TheCase { readonly id: string; readonly code: string; readonly birth_year: number }

describe('retention and erasure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tact-test-erasure-'));
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  const settings = (name: string): ReturnType<typeof readSettings> => readSettings({ TACT_DATA: at(name), TACT_PORT: '0' }, null);
  const tokens = new Map<string, string>();
  let home: Instance;
  let app: NestFastifyApplication;
  let admin: DataSource;
  let accounts: readonly DemoAccount[];
  let [old, young, open]: TheCase[] = [];
  let erasureId = '';

  async function call(who: DemoAccount, method: 'GET' | 'POST', url: string, payload?: object, key?: string): Promise<Answer> {
    let token = tokens.get(who.email);
    if (!token) {
      const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', payload: { email: who.email, password: who.password, code: usableCode(who.totpSecret, 0) } });
      token = (JSON.parse(answer.body) as { accessToken: string }).accessToken;
      tokens.set(who.email, token);
    }
    const answer = await app.inject({ method, url: `/api/v1/oversight/${url}`, ...(payload ? { payload } : {}), headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) } });
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Answer['body'] };
  }

  const account = (pattern: RegExp, at = 0): DemoAccount => accounts.filter(({ role }) => pattern.test(role))[at]!;
  const dpo = (): DemoAccount => account(/protection officer|dpo/i);
  const rows = async <Row>(sql: string, values: readonly unknown[] = [], source = admin): Promise<Row[]> => (await source.query(sql, [...values])) as Row[];
  const sealer = (): Sealer => new Sealer(new UnitOfWork(home.source, home.config.keys.actor), home.config.keys.seal, new AnchorFile(at('home/anchors')));
  const supervisor = async (theCase: TheCase, sees: boolean): Promise<DemoAccount> => {
    const found = await rows<{ email: string }>(`select u.email from tact.app_user u join tact.membership m on m.user_id = u.id join tact.role r on r.id = m.role_id
      where r.key = 'supervisor' and (m.team_id = (select team_id from tact.case_file where id = $1)) = $2`, [theCase.id, sees]);
    return accounts.find(({ email }) => found.some((one) => one.email === email))!;
  };

  beforeAll(async () => {
    home = await openInstance(settings('home'));
    accounts = await firstData(home, ROOT);
    admin = await new DataSource({ type: 'postgres', url: home.urls.admin!, poolSize: 1 }).initialize();
    app = await createHttpServer(AppModule.forRoot(home.config, home.source), home.config);
    await app.getHttpAdapter().getInstance().ready();
    const teams = (await rows<{ email: string; team: string }>(`select u.email, m.team_id as team from tact.app_user u join tact.membership m on m.user_id = u.id join tact.role r on r.id = m.role_id where r.key = 'supervisor'`))
      .filter(({ email }) => accounts.some((one) => one.email === email));
    [old, young, open] = await rows<TheCase>(`select c.id, c.code, c.birth_year from tact.case_file c where c.team_id = $1 order by exists (select from tact.case_record r
      where r.case_id = c.id and r.kind = 'service') desc, c.id limit 3`, [teams[0]!.team]);
    await admin.query(`update tact.case_file set status = 'closed', closed_at = now() - interval '25 years', birth_year = 1983, victim_status = 'identified_victim' where id = $1`, [old!.id]);
    await admin.query(`update tact.case_file set status = 'closed', closed_at = now() - interval '6 years', birth_year = 2015, victim_status = 'at_risk' where id = $1`, [young!.id]);
    await admin.query(`update tact.case_file set status = 'open', closed_at = null where id = $1`, [open!.id]);
    await admin.query(`insert into tact_audit.access_record (id, actor, session, kind, case_ids) values (uuidv7(), gen_random_uuid(), null, 'opened', array[$1::uuid])`, [old!.id]);
    await sealer().run(true);
    await writeBackup({ file: at('backup'), recipient: makeIdentity(at('identity')), url: home.urls.admin!, keyFile: at('home/keys/keys.json'), anchorFile: at('home/anchors/anchors.jsonl') });
  });
  afterAll(async () => {
    await app?.close();
    await admin?.destroy();
    await home?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists the codes whose time is over, to the data protection officer alone', async () => {
    const due = await call(dpo(), 'POST', 'retention', {});
    expect(due).toMatchObject({ status: 200, body: { nextCursor: null } });
    expect(due.body.items).toContainEqual(expect.objectContaining({ caseCode: old!.code, group: 'victim' }));
    expect(due.body.items!.map(({ caseCode }) => caseCode)).not.toContain(young!.code);
    expect((await call(account(/worker/i), 'POST', 'retention', {})).status).toBe(403);
    expect((await call(await supervisor(old!, true), 'POST', 'retention', {})).status).toBe(403);
  });

  it('refuses what is open, not due, unknown or proposed by who may not', async () => {
    const propose = (caseCode: string, reason = 'retention', who = dpo()): Promise<Answer> => call(who, 'POST', 'erasures', { id: randomUUID(), caseCode, reason });
    expect(await propose(open!.code, 'order')).toMatchObject({ status: 422, body: { code: 'not_closed' } });
    expect(await propose(young!.code)).toMatchObject({ status: 422, body: { code: 'not_due' } });
    expect((await propose('AAA-AAAA-AAA')).status).toBe(404);
    expect((await propose(old!.code, 'retention', await supervisor(old!, true))).status).toBe(403);
  });

  it('takes a second person who sees the case, never the proposer', async () => {
    erasureId = randomUUID();
    const body = { id: erasureId, caseCode: old!.code, reason: 'retention' };
    const key = randomUUID();
    const proposed = await call(dpo(), 'POST', 'erasures', body, key);
    expect(proposed).toMatchObject({ status: 201, body: { caseCode: old!.code, state: 'proposed', mayConfirm: false, version: 1 } });
    expect(await call(dpo(), 'POST', 'erasures', body, key)).toEqual(proposed);
    expect(await call(dpo(), 'POST', 'erasures', { ...body, id: randomUUID() })).toMatchObject({ status: 409, body: { code: 'already_proposed' } });
    expect(await call(dpo(), 'POST', `erasures/${erasureId}/confirm`, { version: 1 })).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    expect((await call(await supervisor(old!, false), 'POST', `erasures/${erasureId}/confirm`, { version: 1 })).status).toBe(404);
    expect((await call(await supervisor(old!, false), 'GET', 'erasures')).body.items).toEqual([]);
    expect((await call(await supervisor(old!, true), 'GET', 'erasures')).body.items).toEqual([expect.objectContaining({ caseCode: old!.code, mayConfirm: true })]);
    expect(await rows('select 1 from tact.case_key where case_id = $1', [old!.id])).toHaveLength(1);
    const told = await rows<{ email: string }>(`select u.email from tact.notification n join tact.app_user u on u.id = n.user_id where n.kind = 'erasure' and n.resource = $1`, [erasureId]);
    expect(told.map(({ email }) => email)).toContain((await supervisor(old!, true)).email);
    expect(told.map(({ email }) => email)).not.toContain(dpo().email);
  });

  it('is done once, with a proof that the ledger outside holds too', async () => {
    const boss = await supervisor(old!, true);
    const key = randomUUID();
    const done = await call(boss, 'POST', `erasures/${erasureId}/confirm`, { version: 1 }, key);
    expect(done).toMatchObject({ status: 200, body: { state: 'done', version: 2, anchored: true, proof: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await call(boss, 'POST', `erasures/${erasureId}/confirm`, { version: 1 }, key)).toMatchObject({ status: 200, body: { proof: done.body['proof'] } });
    expect(await call(boss, 'POST', `erasures/${erasureId}/confirm`, { version: 2 })).toMatchObject({ status: 409, body: { code: 'already_decided' } });
    const line = readFileSync(at('home/anchors/anchors.jsonl'), 'utf8').trimEnd().split('\n').at(-1)!;
    expect(JSON.parse(line)).toMatchObject({ anchor: { kind: 'erasure', erasureId, caseId: old!.id, proof: done.body['proof'] } });
  });

  async function leftOf(source: DataSource): Promise<string[]> {
    const tables = await rows<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' order by 1`, [], source);
    const found: string[] = [];
    for (const { name } of tables) if ((await rows(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${old!.id}%`], source)).length > 0) found.push(name);
    return found;
  }

  it('leaves nothing that could be decrypted, and the row of statistics', async () => {
    expect((await leftOf(admin)).filter((name) => !STAYS.includes(name))).toEqual([]);
    expect(await rows(`select kind from tact.case_record where case_id = $1 and (kind <> 'service' or sealed is not null)`, [old!.id])).toEqual([]);
    const values = await rows<{ table_name: string }>(`select distinct e.table_name from tact_audit.audit_value v join tact_audit.audit_event e on e.id = v.event_id where v::text like $1`, [`%${old!.id}%`]);
    expect(values.map(({ table_name }) => table_name)).toEqual(['erasure']);
    const [kept] = await rows<{ birth_year: number; sex: string | null; stage: string; owner_id: string | null }>('select birth_year, sex, stage, owner_id from tact.case_file where id = $1', [old!.id]);
    expect(kept).toMatchObject({ birth_year: 1980, owner_id: null });
  });

  it('leaves the audit trail whole', async () => {
    await sealer().run();
    const verdict = await verifyAudit(admin, { keys: home.config.keys.seal, anchors: new AnchorFile(at('home/anchors')) });
    expect(verdict.problems).toEqual([]);
    expect(verdict.erasedValues).toBeGreaterThan(0);
  });

  it('is done again by a restore of an older backup', async () => {
    const done = await restoreBackup({
      file: at('backup'), identity: readIdentity(at('identity')), older: true, keyFile: at('there/keys/keys.json'), anchorsFolder: at('home/anchors'), openDatabase: () => openBareDatabase(settings('there')),
    });
    expect(done).toMatchObject({ erasures: 1, verdict: { problems: [] } });
    const there = await openInstance(settings('there'));
    const source = await new DataSource({ type: 'postgres', url: there.urls.admin!, poolSize: 1 }).initialize();
    expect((await leftOf(source)).filter((name) => !STAYS.includes(name))).toEqual([]);
    expect(await rows('select id, state, reason from tact.erasure', [], source)).toEqual([{ id: erasureId, state: 'done', reason: 'replayed' }]);
    await source.destroy();
    await there.close();
  });
});
