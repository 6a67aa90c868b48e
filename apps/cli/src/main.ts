import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { commands } from './commands';

const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const command = commands.find(({ words }) => words.every((word, at) => positionals[at] === word));
if (!command) {
  console.error(['Usage: npm run tact -- COMMAND', ...commands.map(({ usage }) => `  ${usage}`)].join('\n'));
  process.exit(2);
}
const rest = process.argv.slice(2).filter((arg) => !command.words.includes(arg));
try {
  process.exitCode = await command.run(rest);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
