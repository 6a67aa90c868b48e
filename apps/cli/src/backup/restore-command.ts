import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupRefused, readIdentity, restoreBackup } from '@tact/server/backup';
import { openBareDatabase, readSettings } from '@tact/server/instance';
import { anchorsFolder } from '@tact/server/platform';
import { problemLine } from '../audit-verify';

/** `restore FILE --identity KEY [--older]`: into an empty database, in one transaction. Exit code 1 when it is refused or the audit trail is not whole. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals: [file] } = parseArgs({ args: [...args], allowPositionals: true, strict: true, options: { identity: { type: 'string' }, older: { type: 'boolean' } } });
  if (!file || !values.identity) throw new Error('Say what and with which key: restore FILE --identity KEY');
  const settings = readSettings(process.env, null);
  try {
    const done = await restoreBackup({
      file, identity: readIdentity(values.identity), older: values.older ?? false, keyFile: join(settings.dataDir, 'keys', 'keys.json'),
      anchorsFolder: anchorsFolder({ dataDir: settings.dataDir, anchorsDir: settings.anchorsDir ?? null }), openDatabase: () => openBareDatabase(settings),
    });
    console.log(`Restored ${done.rows} rows of ${done.backup.tables} tables, as they were on ${done.backup.manifest.madeAt}. Everybody signs in again; devices start anew with their unsent work kept.`);
    if (done.setAside > 0) console.log(`${done.setAside} later seals of the anchors count no more.`);
    console.log(`${done.erasures} erasures done again. New epoch: ${done.epoch}`);
    for (const problem of done.verdict.problems) console.log(problemLine(problem));
    console.log(`${done.verdict.events} events and ${done.verdict.accessRecords} access records checked against ${done.verdict.seals} seals: ${done.verdict.problems.length} problems, ${done.verdict.unsealed} rows not yet sealed.`);
    return done.verdict.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    console.error(`Nothing was changed (${error.code}). ${error.message}`);
    return 1;
  }
}
