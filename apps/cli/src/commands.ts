import { backupCommand } from './backup/backup-command';
import { identityCommand } from './backup/identity-command';
import { restoreCommand } from './backup/restore-command';
import { auditVerify } from './audit-verify';
import { keysRetire, keysRotate } from './keys/keys-command';
import { clockAdvance } from './clock-advance';
import { registerImport } from './register-import';
import { seedCommand } from './seed';
import { setupCommand, setupUsage } from './setup-command';
import { migrateCommand } from './migrate';

/** One command of `npm run tact --`. `run` gets the arguments after its words and answers the exit code. */
export interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  run(args: readonly string[]): Promise<number>;
}

export const commands: readonly Command[] = [
  { words: ['migrate'], usage: 'migrate                        bring the database up to date', run: migrateCommand },
  { words: ['setup'], usage: setupUsage, run: setupCommand },
  { words: ['seed'], usage: 'seed [--demo]                  load reference data; demo data in the embedded database, or with --demo where nobody real has an account', run: seedCommand },
  { words: ['import'], usage: 'import FILE [--as EMAIL] [--dry-run] [--json]', run: registerImport },
  { words: ['audit', 'verify'], usage: 'audit verify                   check chains, seals and anchors of the audit trail', run: auditVerify },
  { words: ['backup', 'identity'], usage: 'backup identity FILE           make the key pair that backups are encrypted to', run: identityCommand },
  { words: ['backup'], usage: 'backup FILE [--recipient R]    one encrypted snapshot; keys go to FILE.keys', run: backupCommand },
  { words: ['restore'], usage: 'restore FILE --identity KEY [--older]  into an empty database', run: restoreCommand },
  { words: ['keys', 'rotate'], usage: 'keys rotate [--index]          a new key-encryption key, or name-index key', run: keysRotate },
  { words: ['keys', 'retire'], usage: 'keys retire                    take keys out of the key file that nothing uses', run: keysRetire },
  { words: ['clock', 'advance'], usage: 'clock advance 90d              move the domain time forward (demo only)', run: clockAdvance },
];
