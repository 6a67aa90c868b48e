import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AnchorFile, type AuditVerdict, type ErasureAnchor, lastSealIn, verifyAudit } from '@tact/server/audit';
import { type KeyFile, ringOf, writeKeyFile } from '@tact/server/crypto';
import { migrate, migrationNames } from '@tact/server/persistence';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { BackupRefused } from './backup-refused';
import { loadBackup } from './load-backup';
import { checkBackup, type CheckedBackup } from './read-backup';

export interface RestorePlan {
  readonly file: string;
  readonly identity: KeyObject;
  /** Takes a backup although the anchors tell of later seals; those count no more. */
  readonly older: boolean;
  readonly keyFile: string;
  readonly anchorsFolder: string;
  /** Opens the database once the backup is found whole. */
  openDatabase(): Promise<{ readonly adminUrl: string; readonly appPassword: string | null; close(): Promise<void> }>;
}

export interface RestoreDone {
  readonly backup: CheckedBackup;
  readonly rows: number;
  readonly epoch: string;
  /** Seals of the anchors that count no more. */
  readonly setAside: number;
  readonly erasures: number;
  readonly verdict: AuditVerdict;
}

/**
 * Restores into an empty database. Nothing is touched before both files are read whole; the load is one transaction. Throws `BackupRefused` with
 * the reason: damaged, another recipient, older than the anchors (unless said), of a newer version of Tact, a database that holds something.
 */
export async function restoreBackup(plan: RestorePlan): Promise<RestoreDone> {
  const backup = await checkBackup(plan.file, plan.identity);
  const keys = ringOf(JSON.parse(backup.keyFile) as KeyFile);
  const anchors = new AnchorFile(plan.anchorsFolder);
  const setAside = await refuseOlder(plan, backup, anchors);
  const unknown = backup.manifest.migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) throw new BackupRefused('newer_version', `The backup is of a newer version of Tact: it knows ${unknown.join(', ')}`);
  const database = await plan.openDatabase();
  try {
    const secrets = { appPassword: database.appPassword, actorKey: keys.actor };
    await refuseFull(database.adminUrl);
    await migrate(database.adminUrl, secrets, backup.manifest.migrations);
    const { rows, epoch, erasures } = await load(database.adminUrl, plan, backup, anchors);
    anchors.append([{ kind: 'restore', at: new Date().toISOString(), no: backup.manifest.lastSeal?.no ?? 0, epoch, backup: backup.manifest.backup }], keys.seal);
    await migrate(database.adminUrl, secrets);
    const admin = await new DataSource({ type: 'postgres', url: database.adminUrl, poolSize: 1 }).initialize();
    try {
      const later = await replayErasures((sql, values) => admin.query(sql, values), await ledgerOf(anchors, keys.seal));
      return { backup, rows, epoch, setAside, erasures: erasures + later, verdict: await verifyAudit(admin, { keys: keys.seal, anchors }) };
    } finally {
      await admin.destroy();
    }
  } finally {
    await database.close();
  }
}

/** The anchors here must begin as those of the backup do. Answers how many seals they have beyond it. */
async function refuseOlder({ older }: RestorePlan, backup: CheckedBackup, anchors: AnchorFile): Promise<number> {
  if (!existsSync(anchors.file)) return 0;
  const here = readFileSync(anchors.file);
  const shared = Math.min(here.length, backup.anchors.length);
  if (!here.subarray(0, shared).equals(backup.anchors.subarray(0, shared))) {
    throw new BackupRefused('other_anchors', `The anchors here are not those of the backup: ${anchors.file}`);
  }
  const newest = await lastSealIn(anchors, ringOf(JSON.parse(backup.keyFile) as KeyFile).seal);
  const over = newest - (backup.manifest.lastSeal?.no ?? 0);
  if (over > 0 && !older) {
    throw new BackupRefused('older_backup', `The backup ends with seal ${backup.manifest.lastSeal?.no ?? 0}, the anchors tell of ${newest}: ${over} later seals would count no more. Say --older to restore it all the same.`);
  }
  return Math.max(0, over);
}

/** Empty: no case, no organisation and nobody but the system. */
async function refuseFull(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: [there] } = await client.query<{ schema: boolean }>(`select to_regclass('tact.case_file') is not null as schema`);
    if (!there?.schema) return;
    const { rows: [full] } = await client.query<{ full: boolean }>(`select exists (select from tact.case_file) or exists (select from tact.organisation)
      or exists (select from tact.app_user where email <> 'system@tact.invalid') as full`);
    if (full?.full) throw new BackupRefused('not_empty', 'The database is not empty: a backup is restored into an empty one only.');
  } finally {
    await client.end();
  }
}

/** Everything that must be true before anybody may look: rows, epoch, no sessions, and what was erased after the backup erased again. */
async function load(adminUrl: string, plan: RestorePlan, backup: CheckedBackup, anchors: AnchorFile): Promise<{ rows: number; epoch: string; erasures: number }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'tact restore' });
  await client.connect();
  try {
    await client.query('begin');
    const rows = await loadBackup(client, plan.file, plan.identity);
    if (rows !== backup.rows) throw new BackupRefused('damaged', `The backup counts ${backup.rows} rows, ${rows} came`);
    const { rows: [clock] } = await client.query<{ epoch: string }>('update tact_private.clock set epoch = gen_random_uuid() returning epoch');
    await client.query(`select set_config('tact.reason', 'restored', true)`);
    await client.query('update tact.session set revoked_at = clock_timestamp() where revoked_at is null and expires_at > clock_timestamp() and user_id <> $1', ['00000000-0000-7000-8000-000000000001']);
    if (anchors.size() < backup.anchors.length) keepAnchors(anchors.file, backup.anchors);
    const { rows: [knows] } = await client.query<{ replays: boolean }>(`select to_regproc('tact_private.replay_erasure') is not null as replays`);
    const ledger = knows?.replays ? await ledgerOf(anchors, ringOf(JSON.parse(backup.keyFile) as KeyFile).seal) : [];
    const erasures = await replayErasures(async (sql, values) => (await client.query<{ done: boolean }>(sql, values)).rows, ledger);
    keepKeys(plan.keyFile, backup.keyFile);
    await client.query('commit');
    return { rows, epoch: clock?.epoch ?? '', erasures };
  } finally {
    await client.end();
  }
}

/** A key file that is there already is kept beside, never lost. */
function keepKeys(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') !== text) renameSync(file, `${file}.before-restore`);
  writeKeyFile(file, JSON.parse(text) as KeyFile);
}

function keepAnchors(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, bytes, { mode: 0o600, flush: true });
}

/** The ledger outside the database (DESIGN.md, restore). */
async function ledgerOf(anchors: AnchorFile, keys: Parameters<AnchorFile['read']>[0]): Promise<readonly ErasureAnchor[]> {
  const ledger: ErasureAnchor[] = [];
  for await (const { anchor, fault } of anchors.read(keys)) if (fault === null && anchor?.kind === 'erasure') ledger.push(anchor);
  return ledger;
}

/** Erases again what stands in the ledger and not in the data. A backup of before erasures were known is done after its migrations. */
async function replayErasures(query: (sql: string, values: unknown[]) => Promise<{ done: boolean }[]>, ledger: readonly ErasureAnchor[]): Promise<number> {
  let replayed = 0;
  for (const { erasureId, caseId, at, proof } of ledger) {
    const [row] = await query('select tact_private.replay_erasure($1, $2, $3, $4) as done', [erasureId, caseId, at, proof]);
    if (row?.done) replayed += 1;
  }
  return replayed;
}
