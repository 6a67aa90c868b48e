import type { KeyObject } from 'node:crypto';
import { BackupRefused } from './backup-refused';
import { type Frame, said, unpacked } from './frames';
import { readSealed } from './sealed-file';
import type { Manifest } from './write-backup';

/** A backup that was read from its first to its last byte. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  /** The anchors file at the time of the backup. */
  readonly anchors: Buffer;
  readonly keyFile: string;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Reads both files whole, every chunk authenticated, before anything is done with them. Throws `BackupRefused`: damaged, cut off, another's,
 * or a keys file of another backup.
 */
export async function checkBackup(file: string, identity: KeyObject): Promise<CheckedBackup> {
  const data = await readWhole(file, 'data', identity);
  const keys = await readWhole(`${file}.keys`, 'keys', identity);
  if (data.manifest.backup !== keys.manifest.backup) throw new BackupRefused('keys_of_another', `The keys file belongs to another backup: ${file}.keys`);
  return { manifest: data.manifest, anchors: Buffer.concat(data.anchors), keyFile: Buffer.concat(keys.keyFile).toString('utf8'), tables: data.tables + keys.tables, rows: data.rows + keys.rows };
}

/** The frames of a file, for loading. Frames of a damaged file end in `BackupRefused`. */
export async function* backupFrames(file: string, kind: 'data' | 'keys', identity: KeyObject): AsyncGenerator<Frame> {
  try {
    yield* unpacked(readSealed(file, kind, identity, () => undefined));
  } catch (error) {
    throw error instanceof BackupRefused ? error : new BackupRefused('damaged', `This backup is damaged: ${file}`);
  }
}

async function readWhole(file: string, kind: 'data' | 'keys', identity: KeyObject): Promise<{ manifest: Manifest; anchors: Buffer[]; keyFile: Buffer[]; tables: number; rows: number }> {
  const anchors: Buffer[] = [];
  const keyFile: Buffer[] = [];
  let manifest: Manifest | null = null;
  let tables = 0;
  let rows = 0;
  let isEnded = false;
  for await (const frame of backupFrames(file, kind, identity)) {
    if (frame.type === 'manifest') manifest = said<Manifest>(frame);
    if (frame.type === 'anchors') anchors.push(Buffer.from(frame.payload));
    if (frame.type === 'key-file') keyFile.push(Buffer.from(frame.payload));
    if (frame.type === 'end') isEnded = true;
    if (frame.type !== 'table-end') continue;
    tables += 1;
    rows += said<{ rows: number }>(frame).rows;
  }
  if (!manifest || !isEnded) throw new BackupRefused('damaged', `This backup is damaged: ${file}`);
  return { manifest, anchors, keyFile, tables, rows };
}
