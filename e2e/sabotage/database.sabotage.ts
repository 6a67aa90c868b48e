import { checks } from '../access/checks';
import { type FixedWorld, fixedWorld } from '../access/worlds/fixed';
import { load } from '../access/worlds/load';
import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { note } from './report';
import { type SqlRemoval, sqlRemovals } from './sql-removals';

/** Every protection of the database goes once; a check of e2e/access must notice, and must be silent again when it is back. */
describe('removals in the database', () => {
  let db: TestDatabase;
  let world: FixedWorld;
  let sessions: ReadonlyMap<string, string>;
  /** What the checks say while only the second layer is off. */
  const baselines = new Map<string, ReadonlySet<string>>();
  beforeAll(async () => {
    db = await startTestDatabase();
    world = fixedWorld();
    ({ sessions } = await load(db, world));
  }, 60_000);
  afterAll(() => db.stop());

  it('are each caught by a named check', async () => {
    const removals = await sqlRemovals(db.admin);
    expect(removals.length).toBeGreaterThan(100);
    const survivors: string[] = [];
    for (const removal of removals) {
      const caught = await judged(removal);
      note(removal.name, caught);
      if (caught === null) survivors.push(removal.name);
    }
    expect(survivors).toEqual([]);
    for (const check of checks) expect(await check.run(db, world, sessions)).toEqual([]);
  }, 900_000);

  async function judged({ apply, revert, alongside, likely }: SqlRemoval): Promise<string | null> {
    if (alongside) await db.admin.query(alongside.off);
    const known = alongside ? (baselines.get(alongside.off) ?? new Set(await allProblems(likely, new Set(), false))) : new Set<string>();
    if (alongside) baselines.set(alongside.off, known);
    await db.admin.query(apply);
    const [problem] = await allProblems(likely, known, true).finally(async () => {
      await db.admin.query(revert);
      if (alongside) await db.admin.query(alongside.on);
    });
    return problem ?? null;
  }

  /** The problems the checks find that are not known, the likeliest check first; only the first check's that finds one when that is enough. */
  async function allProblems(likely: string, known: ReadonlySet<string>, isOneEnough: boolean): Promise<string[]> {
    const found: string[] = [];
    for (const check of [...checks].sort((a, b) => Number(b.name.startsWith(likely)) - Number(a.name.startsWith(likely)))) {
      const problems = await check.run(db, world, sessions).catch((error: Error) => [`threw ${error.message}`]);
      found.push(...problems.map((problem) => `${check.name}: ${problem}`).filter((problem) => !known.has(problem)));
      if (isOneEnough && found.length > 0) return found;
    }
    return found;
  }
});
