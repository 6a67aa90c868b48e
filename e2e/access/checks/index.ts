import type { Check } from './check';
import { reads } from './reads';
import { writes } from './writes';

/** Every check of the small world; `npm run test:sabotage` runs them after each removal. */
export const checks: readonly Check[] = [reads, writes];
