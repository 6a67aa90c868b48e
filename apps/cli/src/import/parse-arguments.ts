import { parseArgs } from 'node:util';

export interface ImportArguments {
  readonly file: string;
  readonly as: string | null;
  readonly isDryRun: boolean;
  readonly asJson: boolean;
  /** What becomes of likely duplicates: a case of their own, or left out. */
  readonly duplicates: 'new' | 'skip';
  /** What becomes of rows that say otherwise than at their first import; fields changed in Tact too stay as they are. */
  readonly changes: 'apply' | 'keep';
  readonly register: string | null;
}

export const usage = 'import FILE [--as EMAIL] [--dry-run] [--json] [--duplicates new|skip] [--changes apply|keep] [--register NAME]';

/** @throws CommandFailed `usage` */
export function parseImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(args);
  const duplicates = values.duplicates ?? 'new';
  const changes = values.changes ?? 'keep';
  if (positionals.length !== 1 || (changes !== 'apply' && changes !== 'keep') || (duplicates !== 'new' && duplicates !== 'skip')) throw new CommandFailed('usage', `Usage: ${usage}`);
  return {
    file: positionals[0] ?? '', as: values.as ?? null, isDryRun: values['dry-run'] ?? false, asJson: values.json ?? false, duplicates, changes,
    register: values.register ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, duplicates: { type: 'string' }, changes: { type: 'string' }, register: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CommandFailed('usage', `${(error as Error).message}\nUsage: ${usage}`);
  }
}

/** Why the command ends with 1: a stable code, and a message for a person. */
export class CommandFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
