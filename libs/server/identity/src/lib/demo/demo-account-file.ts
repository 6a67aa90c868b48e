import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An account of a demonstration as `demo-accounts.json` lists it. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly role: string;
  readonly organisation: string;
  readonly name: string;
}

const NAME = 'demo-accounts.json';

/** The accounts in the data folder; none when there is no such file. */
export function readDemoAccounts(dataDir: string): readonly DemoAccount[] {
  const file = join(dataDir, NAME);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : [];
}

/** Writes the file whole, mode 0600. */
export function writeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, NAME);
  writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
