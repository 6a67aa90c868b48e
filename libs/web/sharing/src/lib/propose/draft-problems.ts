import type { MARKABLE_FIELDS } from '@tact/domain';
import { type ProposeDraft, wholeDay } from './propose-draft';

export interface DraftProblem {
  readonly field: (typeof MARKABLE_FIELDS)[number];
  readonly code: 'receiver' | 'services' | 'kind' | 'purpose' | 'reason' | 'urgency' | 'respondBy' | 'expires' | 'sections';
}

/** What is not answered yet, or no date: in the order of the steps. Whether it may go is the rule's to say. */
export function draftProblems(draft: ProposeDraft): DraftProblem[] {
  const checks: readonly [boolean, DraftProblem][] = [
    [draft.toOrganisationId === '', { field: 'toOrganisationId', code: 'receiver' }],
    [draft.services.length === 0, { field: 'services', code: 'services' }],
    [draft.kind === '', { field: 'kind', code: 'kind' }],
    [draft.purpose.trim() === '', { field: 'purpose', code: 'purpose' }],
    [draft.reason.trim() === '', { field: 'reason', code: 'reason' }],
    [draft.urgency === '', { field: 'urgency', code: 'urgency' }],
    [draft.respondBy !== '' && wholeDay(draft.respondBy) === null, { field: 'respondBy', code: 'respondBy' }],
    [wholeDay(draft.expiresOn) === null, { field: 'expiresAt', code: 'expires' }],
    [draft.sections.length === 0, { field: 'sections', code: 'sections' }],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}
