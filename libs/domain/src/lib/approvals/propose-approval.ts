import type { CaseFacts } from '../lifecycle/case-facts';
import type { GateResult } from '../lifecycle/gates/gate';
import { decideMove, needsApproval } from '../lifecycle/moves';
import type { Place } from '../lifecycle/stages';
import { placeOf } from '../lifecycle/stages';
import type { FileSubject } from './subjects';
import { SUBJECT_RULES } from './subjects';

interface FileRecord {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ApprovalRequest {
  readonly subjectKind: FileSubject;
  /** The case's id, or the record's. */
  readonly subjectId: string;
  readonly target: Place | null;
}

export type ProposalRefusal =
  | { readonly code: 'case_closed' | 'no_such_move' | 'no_such_subject' | 'not_done' | 'no_goal' | 'no_closure_review' }
  | { readonly code: 'gates_unmet'; readonly unmet: readonly GateResult[] };

/**
 * Whether a supervisor can be asked now; null when so. A move or closure is proposed once every other gate is met: the refusal names
 * those that are not.
 */
export function proposalRefusal(
  request: ApprovalRequest,
  caseId: string,
  facts: CaseFacts,
  records: readonly FileRecord[],
): ProposalRefusal | null {
  if (facts.status === 'closed') return { code: 'case_closed' };
  const { about } = SUBJECT_RULES[request.subjectKind];
  if (about === 'case' && request.subjectId !== caseId) return { code: 'no_such_subject' };
  const record = records.find(({ id }) => id === request.subjectId);
  if (about !== 'case' && record?.kind !== about) return { code: 'no_such_subject' };
  switch (request.subjectKind) {
    case 'assessment':
      return record?.fields['done'] === true ? null : { code: 'not_done' };
    case 'plan':
      return records.some(({ kind, fields }) => kind === 'plan_goal' && fields['state'] !== 'dropped')
        ? null
        : { code: 'no_goal' };
    case 'reintegration_plan':
      return null;
    case 'closure':
      return records.some(({ kind }) => kind === 'closure_review')
        ? gatesRefusal(facts, 'closed')
        : { code: 'no_closure_review' };
    case 'move':
      return request.target === null ||
        request.target === 'closed' ||
        !needsApproval(placeOf(facts), request.target)
        ? { code: 'no_such_move' }
        : gatesRefusal(facts, request.target);
  }
}

function gatesRefusal(facts: CaseFacts, to: Place): ProposalRefusal | null {
  const decision = decideMove(facts, to);
  if (decision.ok || (decision.code === 'gates_unmet' && decision.onlyApprovalMissing)) return null;
  return decision.code === 'no_such_move'
    ? { code: 'no_such_move' }
    : { code: 'gates_unmet', unmet: decision.unmet.filter(({ key }) => key !== 'approval') };
}
