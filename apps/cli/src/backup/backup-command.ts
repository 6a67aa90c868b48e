import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AnchorFile } from '@tact/server/audit';
import { readRecipient, writeBackup } from '@tact/server/backup';
import { openBareDatabase, readSettings } from '@tact/server/instance';
import { anchorsFolder } from '@tact/server/platform';

/** `backup FILE [--recipient R]`: one consistent snapshot, encrypted; Tact may run meanwhile, and nothing is migrated: it may be taken before an upgrade. The recipient may stand in TACT_BACKUP_RECIPIENT. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const { values, positionals: [file] } = parseArgs({ args: [...args], allowPositionals: true, strict: true, options: { recipient: { type: 'string' } } });
  const settings = readSettings(process.env, null);
  const to = values.recipient ?? settings.backup?.recipient;
  if (!file || !to) throw new Error('Say where and for whom: backup FILE --recipient tact-recipient-1:... (see backup identity)');
  const recipient = readRecipient(to);
  const anchorsDir = anchorsFolder({ dataDir: settings.dataDir, anchorsDir: settings.anchorsDir ?? null });
  const database = settings.own && settings.backup?.url ? null : await openBareDatabase(settings, { join: true });
  try {
    const url = settings.backup?.url ?? database?.adminUrl;
    if (!url) throw new Error('DATABASE_BACKUP_URL or DATABASE_ADMIN_URL is needed for this');
    const began = performance.now();
    const done = await writeBackup({
      file, recipient, url, keyFile: join(settings.dataDir, 'keys', 'keys.json'), anchorFile: new AnchorFile(anchorsDir).file,
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${done.rows} rows of ${done.tables} tables in ${seconds} s: ${file} (${done.bytes} bytes), ${file}.keys (${done.keyBytes} bytes), up to seal ${done.manifest.lastSeal?.no ?? 0}.`);
    console.log('Keep the two files apart; the keys file opens the names and is kept for a short time only.');
    return 0;
  } finally {
    await database?.close();
  }
}
