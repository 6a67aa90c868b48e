import { actor } from './actor';
import { approvalEntries } from './approval-entries';
import { audit } from './audit';
import { board, calls, deputies, leavers } from './board';
import type { Check } from './check';
import { erasures } from './erasures';
import { exports } from './exports';
import { handOvers } from './hand-overs';
import { ownRows } from './own-rows';
import { partialGrants } from './partial-grants';
import { readLog } from './read-log';
import { reads } from './reads';
import { returns } from './returns';
import { search } from './search';
import { searchLarge } from './search-large';
import { workRows } from './work-rows';
import { writes } from './writes';

/** Every check of the small world; `npm run test:sabotage` runs them after each removal. */
export const checks: readonly Check[] = [reads, actor, readLog, search, searchLarge, partialGrants, ...writes, approvalEntries, handOvers, returns, ownRows, board, deputies, calls, leavers, erasures, workRows, exports, audit];
