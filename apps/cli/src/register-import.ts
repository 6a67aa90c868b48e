import { importCommand } from './import';
import { openFilledInstance } from './with-instance';

/** `import FILE`: an office's register, on the running instance or one that is started for it. */
export function registerImport(args: readonly string[]): Promise<number> {
  return importCommand(args, { out: (text) => console.log(text), err: (text) => console.error(text), openInstance: openFilledInstance });
}
