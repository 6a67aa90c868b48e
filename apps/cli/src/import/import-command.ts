import { ImportService, ImportsModule, workbookRefusals, type ImportRunView } from '@tact/server/imports';
import { AppModule, type Instance } from '@tact/server/instance';
import { Problem, type Principal } from '@tact/server/platform';
import { NestFactory } from '@nestjs/core';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCommandSession } from './command-session';
import { dryRunReport, reportText, type ImportReport } from './import-report';
import { CommandFailed, parseImportArguments, type ImportArguments } from './parse-arguments';

/** What the command needs of its surroundings. */
export interface ImportCommandIo {
  out(text: string): void;
  err(text: string): void;
  /** Joins the instance that runs on the data folder, or opens it (migrated, with its demo data). */
  openInstance(): Promise<Instance>;
}

/**
 * `import FILE [--as EMAIL] [--dry-run] [--json] [--duplicates new|skip] [--changes apply|keep]`. Answers the exit code: 0, or 1 with the reason
 * (as `{ error: { code, message } }` on standard output under `--json`).
 */
export async function importCommand(args: readonly string[], io: ImportCommandIo): Promise<number> {
  const asJson = args.includes('--json');
  try {
    const given = parseImportArguments(args);
    const report = await run(given, io);
    io.out(asJson ? JSON.stringify(report) : reportText(report));
    return 0;
  } catch (error) {
    const failure = failureOf(error);
    if (asJson) io.out(JSON.stringify({ error: failure }));
    else io.err(failure.message);
    return 1;
  }
}

async function run(given: ImportArguments, io: ImportCommandIo): Promise<ImportReport> {
  const bytes = await readFile(given.file).catch(() => {
    throw new CommandFailed('file_unreadable', `The file cannot be read: ${given.file}`);
  });
  const instance = await io.openInstance();
  try {
    const session = await openCommandSession(instance, given.as);
    try {
      if (!given.as) io.err(`Importing as ${session.email}; name another account with --as EMAIL.`);
      const app = await NestFactory.createApplicationContext(AppModule.forRoot(instance.config, instance.source, [ImportsModule]), { logger: ['error'], abortOnError: false });
      try {
        return await importFile(app.get(ImportService), session.principal, given, bytes);
      } finally {
        await app.close();
      }
    } finally {
      await session.end();
    }
  } finally {
    await instance.close();
  }
}

async function importFile(imports: ImportService, principal: Principal, given: ImportArguments, bytes: Uint8Array): Promise<ImportReport> {
  const begun = await imports.upload(principal, { fileName: basename(given.file), bytes, register: given.register });
  const checked = demand(await imports.settled(principal, begun.id), 'checked');
  const report = await dryRunReport(imports.reader, principal, checked);
  if (given.isDryRun) {
    await imports.discard(principal, checked.id);
    return report;
  }
  await imports.start(principal, checked.id, given.duplicates, given.changes);
  const done = demand(await imports.settled(principal, checked.id), 'done');
  return { ...report, imported: done.counts.imported, updated: done.counts.updated };
}

function demand(run: ImportRunView, state: ImportRunView['state']): ImportRunView {
  if (run.state === state) return run;
  throw new CommandFailed(run.failure?.code ?? 'interrupted', run.failure?.message ?? 'The import was interrupted; run the command again to go on.');
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof CommandFailed) return { code: error.code, message: error.message };
  if (error instanceof Problem) {
    const code = error.fields[0]?.code ?? error.code;
    return { code, message: (workbookRefusals as Record<string, string>)[code] ?? error.title };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : 'The import failed.' };
}
