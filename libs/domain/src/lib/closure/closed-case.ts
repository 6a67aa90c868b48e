import type { RecordKind } from '../case/record-kinds';
import type { CaseStatus } from '../lifecycle/stages';

/** What a closed file still takes: the visits after closure, a new incident (which reopens it), and what people say about consent. */
const STILL_TAKEN: readonly RecordKind[] = ['visit', 'incident', 'consent'];

/** A closed case is read; writing needs reopening first. Null when the record may be written. */
export function closedCaseRefusal(status: CaseStatus, kind: RecordKind): 'case_closed' | null {
  return status === 'closed' && !STILL_TAKEN.includes(kind) ? 'case_closed' : null;
}
