import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDataFolder, removeFolder, root } from './template';

/** One row of `$TACT_DATA/demo-accounts.json`. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly role: string;
  readonly organisation: string;
  readonly name: string;
}

/** A whole Tact of its own, as `npm start` runs it, on a free port with demo data. */
export interface TestInstance {
  readonly address: string;
  readonly dataDir: string;
  readonly accounts: readonly DemoAccount[];
  readonly process: ChildProcess;
  readonly output: () => string;
  stop(): Promise<void>;
}

/** Starts an instance on a copy of the demo data, or again on `dataDir`. */
export async function startInstance(dataDir?: string): Promise<TestInstance> {
  const folder = dataDir ?? (await freshDataFolder());
  let said = '';
  const server = spawn(process.execPath, [join(root, 'dist/api/main.mjs')], {
    cwd: root, env: { ...process.env, TACT_DATA: folder, TACT_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hear = (text: Buffer): void => { said += text.toString(); };
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  const address = await ready(server, () => said);
  return {
    address, dataDir: folder, process: server, output: () => said,
    accounts: JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[],
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await new Promise((resolve) => server.once('exit', resolve));
      }
      if (dataDir === undefined) removeFolder(folder);
    },
  };
}

async function ready(server: ChildProcess, said: () => string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const address = /Tact is ready on (http:\/\/localhost:\d+)/.exec(said())?.[1];
    if (address) return address;
    if (server.exitCode !== null) break;
    await sleep(100);
  }
  server.kill('SIGKILL');
  throw new Error(`the instance did not start: ${said().slice(0, 2000)}`);
}
