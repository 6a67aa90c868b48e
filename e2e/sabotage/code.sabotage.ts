import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE_REMOVALS, type CodeRemoval } from './code-removals';
import { note } from './report';

/** Every condition of the code goes once, on the way through the compiler; the test that is named for it must fail. */
describe('removals in the code', () => {
  it.each(CODE_REMOVALS.map((removal) => [removal.name, removal] as const))('%s', async (_name, removal) => {
    expect(readFileSync(removal.file, 'utf8').split(removal.find)).toHaveLength(2);
    const said = await failingTest(removal);
    note(removal.name, said);
    expect(said).not.toBeNull();
  }, 240_000);
});

/** The name of the first test that fails without it, or null. */
async function failingTest({ file, find, by, project, spec, test }: CodeRemoval): Promise<string | null> {
  const answer = join(mkdtempSync(join(tmpdir(), 'tact-patched-')), 'result.json');
  const child = spawn(process.execPath, ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'e2e/sabotage/patched.config.mjs', '--forceExit', '--testPathPatterns', spec, '-t', test, '--json', '--outputFile', answer],
    { stdio: 'ignore', env: { ...process.env, TACT_PATCH: JSON.stringify({ file, find, by }), TACT_PATCHED_PROJECT: project, NODE_NO_WARNINGS: '1' } });
  await new Promise((resolve) => child.once('exit', resolve));
  const result = JSON.parse(readFileSync(answer, 'utf8')) as { numTotalTests: number; testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[]; message: string }[] };
  if (result.numTotalTests === 0) throw new Error(`no test ran: ${result.testResults[0]?.message ?? ''}`);
  const failed = result.testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  return failed ? `${failed.fullName}: ${failed.failureMessages[0]?.split('\n')[0] ?? ''}` : null;
}
