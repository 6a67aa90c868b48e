import { join } from 'node:path';
import { RECORD_KINDS } from '@tact/domain';
import { type Api, keysFor, startApi } from '../access/api/api';
import { Canaries } from '../access/worlds/canaries';
import { type FixedWorld, fixedWorld } from '../access/worlds/fixed';
import { load } from '../access/worlds/load';
import { type LoggedDatabase, startLoggedDatabase } from './logged-database';
import { CANARY, CONTROL, formsIn, formsOf, scanFiles, scanRows } from './scan';
import { Story } from './story';

const control = formsOf(CONTROL);
const canary = formsOf(CANARY);
const allForms = [...control.keys()];

/** A canary in every name and free text: none lies about in clear, however it is written. Each scan first finds a control stored in clear. */
describe('canaries', () => {
  let db: LoggedDatabase;
  let api: Api;
  let world: FixedWorld;
  let story: Story;
  let spoken = '';
  beforeAll(async () => {
    db = await startLoggedDatabase();
    const keys = keysFor(db);
    world = fixedWorld(false);
    const { sessions, programmeId } = await load(db, world, new Canaries(keys));
    api = await startApi(db, keys);
    story = new Story(api, world, sessions, programmeId);
    const stop = listen((text) => { spoken += text; });
    process.stderr.write(`${[...control.values()].map((form) => form.toString('latin1')).join(' ')}\n`);
    await story.tell();
    stop();
    await leaveControl();
  }, 120_000);
  afterAll(async () => {
    await api.stop();
    await db.stop();
  });

  it('were told through the server, which kept them', async () => {
    expect(story.refused.filter((line) => /cases\/:id\/referrals 4|referrals\/:id|tasks|imports|sync|alerts|names|search/.test(line))).toEqual([]);
    expect(story.kindsRefused).toEqual(['victim_status_decision']);
    expect(story.count).toBeGreaterThan(80);
    expect(await db.admin.query(`select state from tact.import_run`)).toEqual([{ state: 'done' }]);
    expect(await db.admin.query(`select f.field_versions ->> t.field as version from tact.case_text t join tact.case_file f on f.id = t.case_id where t.field = 'locality'`)).toEqual([{ version: '3' }]);
  });

  it('stand in no free-text field that is stored in clear', () => {
    const clear = Object.entries(RECORD_KINDS).flatMap(([kind, { fields }]) => Object.entries(fields as Record<string, { type: string; clear?: boolean }>)
      .filter(([, rule]) => rule.clear && ['text', 'longText', 'strings'].includes(rule.type)).map(([name]) => `${kind}.${name}`));
    expect(clear).toEqual([]);
  });

  it('stand in no decoded row', async () => {
    expect((await scanRows(db.admin, control)).get('control')).toEqual(expect.arrayContaining(allForms));
    expect([...await scanRows(db.admin, canary)]).toEqual([]);
  });

  it('stand in no line of the database server\'s log', () => {
    const forms = allForms.filter((form) => !form.includes('utf16'));
    expect(formsIn(Buffer.from(db.log(), 'latin1'), control)).toEqual(expect.arrayContaining(forms));
    expect(formsIn(Buffer.from(db.log(), 'latin1'), canary)).toEqual([]);
  });

  it('stand in no file of the database: tables, WAL', () => {
    const found = scanFiles(db.directory, control);
    const forms = (part: string): Set<string> => new Set([...found].filter(([name]) => name.startsWith(part)).flatMap(([, here]) => here));
    for (const part of ['base/', 'pg_wal/']) expect([part, allForms.filter((form) => !forms(part).has(form))]).toEqual([part, []]);
    expect([...scanFiles(db.directory, canary)]).toEqual([]);
  });

  it('stand in no line the server wrote', () => {
    expect(formsIn(Buffer.from(spoken, 'latin1'), control)).toEqual(expect.arrayContaining(allForms));
    expect(formsIn(Buffer.from(spoken, 'latin1'), canary)).toEqual([]);
  });

  it('stand in no file of the data folder', () => expect([...scanFiles(join(db.directory, '..'), canary)]).toEqual([]));

  /** The control in every form: in a table, so in its file and in the WAL, and in the server log as a text may stand there. */
  async function leaveControl(): Promise<void> {
    await db.admin.query('create table public.control (as_text text, as_bytes bytea)');
    for (const form of control.values()) await db.admin.query('insert into public.control (as_bytes) values ($1)', [form]);
    for (const [name, form] of control) {
      if (name.includes('utf16')) continue;
      await db.admin.query('insert into public.control (as_text) values ($1)', [form.toString()]);
      await db.admin.query(`do $$ begin raise warning '%', '${form.toString()}'; end $$`);
    }
    await db.admin.query('select pg_switch_wal()');
    await db.admin.query('checkpoint');
  }
});

/** Hears everything this process writes to its two outputs. */
function listen(hear: (text: string) => void): () => void {
  const restore = [process.stdout, process.stderr].map((stream) => {
    const original = stream.write;
    stream.write = ((chunk: Uint8Array | string) => {
      hear(typeof chunk === 'string' ? Buffer.from(chunk).toString('latin1') : Buffer.from(chunk).toString('latin1'));
      return true;
    }) as typeof stream.write;
    return () => { stream.write = original; };
  });
  return () => restore.forEach((back) => back());
}
