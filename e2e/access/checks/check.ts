import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { FixedWorld } from '../worlds/fixed';

/** A named check of the small world that answers what is wrong: tests expect nothing, the sabotage run expects something. */
export interface Check {
  readonly name: string;
  run(db: TestDatabase, world: FixedWorld, sessions: ReadonlyMap<string, string>): Promise<readonly string[]>;
}
