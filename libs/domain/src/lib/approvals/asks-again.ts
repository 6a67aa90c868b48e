import type { RecordKind } from '../case/record-kinds';
import type { ApprovalState } from './approval';
import { isFileSubject, SUBJECT_RULES } from './subjects';

/** What changed in a file: a record that is new or has changed fields, or clear facts of the case. */
export type FileChange =
  | {
      readonly type: 'record';
      readonly recordId: string;
      readonly kind: RecordKind;
      readonly isNew: boolean;
      /** Names of the fields that were written. */
      readonly fields: readonly string[];
    }
  | { readonly type: 'case'; readonly field: 'risk' | 'victimStatus' };

export interface StandingApproval {
  readonly state: ApprovalState;
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** Subjects that rest on the risk and the victim status of the case. */
const ON_THE_CASE: readonly string[] = ['move', 'closure'];

/**
 * Whether an edit makes an approval stale, waiting or approved: it touches what was put before the supervisor, other than how the work
 * goes on. The edited version is then asked for again (DESIGN.md section 2).
 */
export function asksAgain(approval: StandingApproval, change: FileChange): boolean {
  if (approval.state !== 'waiting' && approval.state !== 'approved') return false;
  if (!isFileSubject(approval.subjectKind)) return false;
  if (change.type === 'case') return ON_THE_CASE.includes(approval.subjectKind);
  const rule = SUBJECT_RULES[approval.subjectKind];
  if (!rule.restsOn.includes(change.kind)) return false;
  if (rule.about !== 'case') return change.recordId === approval.subjectId;
  const progress = rule.progress[change.kind] ?? [];
  return change.isNew || change.fields.some((field) => !progress.includes(field));
}
