import type { Oracle } from '../../oracle/oracle';
import { ORACLE_SECTIONS, type OracleWorld } from '../../oracle/world';
import { HAND_OVER_ENTRIES, takenOver, WRITTEN_LATER } from './hand-overs';
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
    sealed.push(...(oracle.keepsOwnRecords(userId, id) ? ORACLE_SECTIONS : [...sections]).map((section) => `case_record ${id} ${section} any`));
  }
  sealed.push(...takenOver(world).filter(({ id }) => oracle.sections(userId, id).has('notes')).map(({ id }) => `case_record ${id} notes ${WRITTEN_LATER}`));
  for (const h of world.handOvers) {
    if (oracle.handOverSight(userId, h) !== null) clear.push(`hand_over ${h.id}`);
    sealed.push(...HAND_OVER_ENTRIES.filter(([, isWithin]) => oracle.readsHandOver(userId, h, isWithin)).map(([kind]) => `hand_over_entry ${h.id} ${kind}`));
  }
  for (const referral of world.referrals) {
    const sight = oracle.referralSight(userId, referral);
    if (sight !== null) clear.push(`referral ${referral.id}`);
    if (sight === 'sender') { clear.push(`approval ${referral.id}`); sealed.push(`approval_entry ${referral.id}`); }
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
