import fc from 'fast-check';
import type { OracleWorld } from '../../oracle/world';
import { settle, type WorldOptions, worldPlans } from './plan';

/** Runs `check` on generated worlds; a failure tells the seed and what differed, not the whole world. `TACT_SEED` repeats one. */
export async function holdsInWorlds(runs: number, options: WorldOptions, check: (world: OracleWorld) => Promise<void>): Promise<void> {
  const seed = process.env['TACT_SEED'] ? Number(process.env['TACT_SEED']) : undefined;
  const result = await fc.check(fc.asyncProperty(worldPlans, (plan) => check(settle(plan, options))), { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  if (!result.failed) return;
  const cause = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  throw new Error(`seed ${result.seed}, world ${result.numRuns}: ${cause}`);
}

/** Throws with what is shown too much or too little, and who the person is. */
export function expectSame(world: OracleWorld, userId: string, what: string, seen: readonly string[], allowed: readonly string[]): void {
  const leaked = seen.filter((one) => !allowed.includes(one));
  const lacking = allowed.filter((one) => !seen.includes(one));
  const twice = seen.length !== new Set(seen).size;
  if (leaked.length === 0 && lacking.length === 0 && !twice) return;
  const memberships = world.memberships.filter((m) => m.userId === userId);
  const ids = [...leaked, ...lacking].flatMap((text) => text.split(' '));
  const referrals = world.referrals.filter((r) => ids.includes(r.id)).slice(0, 3);
  const cases = world.cases.filter((c) => ids.includes(c.id) || referrals.some((r) => r.caseId === c.id)).slice(0, 3);
  throw new Error(`${what} of ${userId}${twice ? ', some twice' : ''}\n${JSON.stringify({ leaked: leaked.slice(0, 8), lacking: lacking.slice(0, 8), memberships, cases, referrals,
    blocks: world.blocks.filter((b) => cases.some((c) => c.id === b.caseId)) }, null, 1)}`);
}
