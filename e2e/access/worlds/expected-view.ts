import type { Oracle } from '../../oracle/oracle';
import type { OracleWorld } from '../../oracle/world';
import { entryKinds, IMPORT_SOURCE } from './load';

/** What the oracle says the database must show a person; the texts are those of `databaseView`. */
export function expectedView(world: OracleWorld, oracle: Oracle, userId: string): { readonly clear: readonly string[]; readonly sealed: readonly string[] } {
  const clear: string[] = [];
  const sealed: string[] = [];
  const touched = new Set(oracle.touched(userId));
  for (const { id } of world.cases) {
    const sections = oracle.sections(userId, id);
    if (touched.has(id)) clear.push(`case_key ${id}`, `change_log ${id}`);
    if (sections.has('summary')) { clear.push(`case_file ${id}`, `stage_move ${id}`); sealed.push(`case_text ${id} summary`); }
    if (sections.has('identity')) { clear.push(`subject_link ${id}`); sealed.push(`case_name ${id}`); }
    if (oracle.worksOn(userId, id)) { clear.push(`case_task ${id}`, `case_assignment ${id}`); sealed.push(`case_record ${id} notes ${IMPORT_SOURCE}`, `case_text ${id} work`); }
    sealed.push(...[...sections].map((section) => `case_record ${id} ${section} any`));
  }
  for (const referral of world.referrals) {
    const sight = oracle.referralSight(userId, referral);
    if (sight !== null) clear.push(`referral ${referral.id}`);
    if (sight === 'sender') clear.push(`approval ${referral.id}`);
    sealed.push(...visibleEntries(sight, entryKinds(referral)).map((kind) => `referral_entry ${referral.id} ${kind}`));
  }
  return { clear: clear.sort(), sealed: sealed.sort() };
}

/** The receiver reads the request that was sent and what both sides write; what is between worker and supervisor stays there. */
function visibleEntries(sight: string | null, kinds: readonly string[]): readonly string[] {
  if (sight === 'sender') return kinds;
  if (sight !== 'header' && sight !== 'scope') return [];
  return kinds.filter((kind) => !['header old', 'snapshot', 'return_comment'].includes(kind));
}
