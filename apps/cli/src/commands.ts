import { auditVerify } from './audit-verify';
import { clockAdvance } from './clock-advance';
import { registerImport } from './register-import';
import { seedCommand } from './seed';
import { migrateCommand } from './migrate';

/** One command of `npm run tact --`. `run` gets the arguments after its words and answers the exit code. */
export interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  run(args: readonly string[]): Promise<number>;
}

export const commands: readonly Command[] = [
  { words: ['migrate'], usage: 'migrate                        bring the database up to date', run: migrateCommand },
  { words: ['seed'], usage: 'seed                           load reference and, in the embedded database, demo data', run: seedCommand },
  { words: ['import'], usage: 'import FILE [--as EMAIL] [--dry-run] [--json]', run: registerImport },
  { words: ['audit', 'verify'], usage: 'audit verify                   check the chain of the audit trail', run: auditVerify },
  { words: ['clock', 'advance'], usage: 'clock advance 90d              move the domain time forward (demo only)', run: clockAdvance },
];
