import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { answerProblem, type FirstInvitation, inviteAgain, readAnswers, SETUP_QUESTIONS, setUp, type SetupFlag } from '@tact/server/identity';
import { withAdmin } from './with-instance';

export const setupUsage = `setup [${SETUP_QUESTIONS.map(({ flag }) => `--${flag} ...`).join('] [')}] [--new-links] [--json]`;

/**
 * `setup`: the first organisation, its administrator and its data protection officer, in a database of one's own. Asks what the flags do not say; prints two
 * invitations once. `--new-links`: again, while nobody has set a password.
 */
export async function setupCommand(args: readonly string[]): Promise<number> {
  const { flags, asJson, isAgain } = parse(args);
  const answers = isAgain ? null : readAnswers(process.stdin.isTTY && !asJson ? await askMissing(flags) : withPresets(flags));
  return withAdmin(async (admin, { config }) => {
    if (config.demo) throw new Error('The embedded database holds the demonstration. Set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL of your own (docs/operations.md, One server)');
    const made = answers ? await setUp(admin, config.keys, answers) : await inviteAgain(admin, config.keys);
    const base = config.origins.at(-1) ?? '';
    console.log(asJson ? JSON.stringify(made.map((one) => ({ role: one.role, email: one.email, link: linkOf(base, one) }))) : inWords(base, made));
    return 0;
  });
}

type Flags = Partial<Record<SetupFlag, string>>;

function parse(args: readonly string[]): { flags: Flags; asJson: boolean; isAgain: boolean } {
  const options = { ...Object.fromEntries(SETUP_QUESTIONS.map(({ flag }) => [flag, { type: 'string' as const }])), json: { type: 'boolean' as const }, 'new-links': { type: 'boolean' as const } };
  const values: Readonly<Record<string, unknown>> = parseArgs({ args: [...args], options }).values;
  const flags: Flags = Object.fromEntries(SETUP_QUESTIONS.map(({ flag }) => [flag, values[flag]]).filter(([, value]) => typeof value === 'string'));
  return { flags, asJson: values['json'] === true, isAgain: values['new-links'] === true };
}

function withPresets(flags: Flags): Flags {
  return Object.fromEntries(SETUP_QUESTIONS.map(({ flag, preset }) => [flag, flags[flag] ?? preset ?? '']));
}

async function askMissing(flags: Flags): Promise<Flags> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const found: Flags = { ...flags };
  try {
    for (const { flag, asks, preset } of SETUP_QUESTIONS) {
      while (answerProblem(flag, found[flag] ?? '')) {
        found[flag] = (await prompt.question(`${asks}${preset ? ` [${preset}]` : ''}: `)).trim() || preset || '';
        const problem = answerProblem(flag, found[flag]);
        if (problem) console.log(`  ${problem}`);
      }
    }
    return found;
  } finally {
    prompt.close();
  }
}

function linkOf(base: string, { token }: FirstInvitation): string {
  return `${base}/invitation#${token}`;
}

function inWords(base: string, made: readonly FirstInvitation[]): string {
  const names = { administrator: 'Administrator', dpo: 'Data protection officer' };
  return ['Two addresses to hand over, each to its owner and by a safe way. They work once, for 72 hours, and are not shown again.',
    ...made.map((one) => `  ${names[one.role]}, ${one.email}\n    ${linkOf(base, one)}`)].join('\n');
}
