import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openSource, startEmbedded, UnitOfWork } from '@tact/server/persistence';
import { DataSource } from 'typeorm';
import { entities } from '../../libs/server/instance/src/lib/entities';
import { Postmaster, type PostmasterOptions } from '../../libs/server/persistence/src/lib/embedded/postmaster';
import { freePort, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';

/** A database of its own as the embedded default runs it, whose server log is heard. */
export interface LoggedDatabase extends TestDatabase {
  /** Everything PostgreSQL writes to files: tables, WAL. */
  readonly directory: string;
  /** Everything it said since it started. */
  log(): string;
}

export async function startLoggedDatabase(): Promise<LoggedDatabase> {
  const root = mkdtempSync(join(tmpdir(), 'tact-leaks-'));
  chmodSync(root, 0o755);
  const directory = join(root, 'pg');
  const options = { directory, port: await freePort(), adminPassword: 'test', appPassword: randomBytes(12).toString('hex') };
  let said = '';
  const restore = hearServer((text) => { said += text; });
  const { urls, stop } = await startEmbedded(options).finally(restore);
  const actorKey = randomBytes(32);
  await migrate(urls.admin, { appPassword: options.appPassword, actorKey });
  const app = await openSource(urls.app, entities);
  const admin = await new DataSource({ type: 'postgres', url: urls.admin, poolSize: 2 }).initialize();
  return {
    urls, actorKey, app, admin, directory, log: () => said, uow: new UnitOfWork(app, actorKey),
    async stop() {
      await app.destroy();
      await admin.destroy();
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The server's log is kept by nobody: listens to the process that the embedded database starts. */
function hearServer(hear: (text: string) => void): () => void {
  const original = Postmaster.start;
  Postmaster.start = async (options: PostmasterOptions): Promise<Postmaster> => {
    const postmaster = await original.call(Postmaster, options);
    const { child } = postmaster as unknown as { child: ChildProcess | null };
    if (!child?.stderr) throw new Error('no server process to listen to');
    child.stderr.on('data', (text: Buffer) => hear(text.toString('latin1')));
    return postmaster;
  };
  return () => { Postmaster.start = original; };
}
