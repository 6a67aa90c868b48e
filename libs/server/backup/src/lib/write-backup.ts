import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { BackupRefused } from './backup-refused';
import { copyOut } from './copy';
import { type Frame, frame, packed } from './frames';
import type { Recipient } from './identity';
import { writeSealed } from './sealed-file';
import { type BackupTable, copyToSql, dataTables, KEY_TABLE } from './tables';

/** What a backup says of itself, first thing. */
export interface Manifest {
  readonly backup: string;
  /** Instant, UTC. */
  readonly madeAt: string;
  readonly postgres: string;
  readonly migrations: readonly string[];
  readonly epoch: string;
  readonly lastSeal: { readonly no: number; readonly hash: string } | null;
}

export interface BackupPlan {
  /** The data; the keys go to `FILE.keys`. */
  readonly file: string;
  readonly recipient: Recipient;
  /** A connection that may become `tact_backup`, or is it. */
  readonly url: string;
  readonly keyFile: string;
  /** The anchors file; it may not exist yet. */
  readonly anchorFile: string;
}

export interface BackupDone {
  readonly manifest: Manifest;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly keyBytes: number;
}

interface Counted { tables: number; rows: number }

/**
 * One consistent snapshot, under the backup role, streamed to two encrypted files. Case keys and the key file go to the second one: the first
 * alone opens no name. Files that are there already are refused; half a backup is removed.
 */
export async function writeBackup(plan: BackupPlan): Promise<BackupDone> {
  const keysPath = `${plan.file}.keys`;
  for (const path of [plan.file, keysPath]) if (existsSync(path)) throw new BackupRefused('file_exists', `There is a file already: ${path}`);
  const client = new pg.Client({ connectionString: plan.url, application_name: 'tact backup' });
  await client.connect();
  try {
    await beginSnapshot(client);
    const manifest = await describe(client);
    const counted: Counted = { tables: 0, rows: 0 };
    const bytes = await writeSealed(plan.file, 'data', manifest.backup, plan.recipient, packed(dataFrames(client, manifest, plan.anchorFile, counted)));
    const keyBytes = await writeSealed(keysPath, 'keys', manifest.backup, plan.recipient, packed(keyFrames(client, manifest, plan.keyFile, counted)));
    return { manifest, ...counted, bytes, keyBytes };
  } catch (error) {
    for (const path of [plan.file, keysPath]) rmSync(path, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** `row_security = off`: a role that cannot bypass the policies gets an error, never a part. */
async function beginSnapshot(client: pg.Client): Promise<void> {
  await client.query(`select set_config('role', 'tact_backup', false) where current_user <> 'tact_backup'`);
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local row_security = off');
}

async function describe(client: pg.Client): Promise<Manifest> {
  const { rows: [clock] } = await client.query<{ epoch: string; postgres: string }>(`select epoch, current_setting('server_version') as postgres from tact_private.clock`);
  const { rows: [seal] } = await client.query<{ no: number; hash: string }>(`select no::int as no, encode(hash, 'hex') as hash from tact_audit.seal order by no desc limit 1`);
  const { rows: done } = await client.query<{ name: string }>('select name from public.tact_migration order by id');
  if (!clock) throw new Error('no clock');
  return { backup: uuid(), madeAt: new Date().toISOString(), postgres: clock.postgres, migrations: done.map(({ name }) => name), epoch: clock.epoch, lastSeal: seal ?? null };
}

async function* dataFrames(client: pg.Client, manifest: Manifest, anchorFile: string, counted: Counted): AsyncGenerator<Frame> {
  yield frame('manifest', manifest);
  if (existsSync(anchorFile)) for await (const piece of createReadStream(anchorFile)) yield frame('anchors', piece as Buffer);
  for (const table of await dataTables(client)) yield* tableFrames(client, table, counted);
  yield frame('end', counted);
}

async function* keyFrames(client: pg.Client, manifest: Manifest, keyFile: string, counted: Counted): AsyncGenerator<Frame> {
  yield frame('manifest', manifest);
  yield frame('key-file', readFileSync(keyFile));
  yield* tableFrames(client, { name: KEY_TABLE, owner: 'tact_owner', columns: ['case_id', 'key_version', 'wrapped'] }, counted);
  yield frame('end', counted);
}

async function* tableFrames(client: pg.Client, table: BackupTable, counted: Counted): AsyncGenerator<Frame> {
  yield frame('table', { name: table.name, columns: table.columns });
  let rows = 0;
  for await (const piece of copyOut(client, copyToSql(table))) {
    rows += lines(piece);
    yield frame('rows', piece);
  }
  yield frame('table-end', { name: table.name, rows });
  counted.tables += 1;
  counted.rows += rows;
}

/** COPY text has one line a row: line breaks within values are escaped. */
function lines(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
