import type { MARKABLE_FIELDS } from '@tact/domain';
import { readPartialDate } from '@tact/web/core';
import type { ProposalBody } from '../shared/referral-model';

/** What is being typed in the five steps. Dates as typed: `YYYY-MM-DD`, or '' for none. */
export interface ProposeDraft {
  readonly toOrganisationId: string;
  readonly kind: string;
  readonly urgency: string;
  readonly purpose: string;
  readonly reason: string;
  readonly services: readonly string[];
  readonly sections: readonly string[];
  readonly respondBy: string;
  readonly expiresOn: string;
  readonly note: string;
}

export const EMPTY_DRAFT: ProposeDraft = {
  toOrganisationId: '', kind: 'service', urgency: '', purpose: '', reason: '', services: [], sections: [], respondBy: '', expiresOn: '', note: '',
};

export const STEPS = ['receiver', 'asked', 'sections', 'consent', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** The step a field is answered in: where "Change" and a supervisor's mark lead. */
export const STEP_OF: Readonly<Record<(typeof MARKABLE_FIELDS)[number], Step>> = {
  toOrganisationId: 'receiver', kind: 'asked', urgency: 'asked', purpose: 'asked', reason: 'asked', services: 'asked', sections: 'sections',
  consentIds: 'consent', respondBy: 'asked', expiresAt: 'asked', note: 'asked',
};

/** The body of the contract; a date ends at its last minute where the worker is. */
export function bodyOfDraft(draft: ProposeDraft, consentIds: readonly string[]): ProposalBody {
  const { toOrganisationId, kind, urgency, services, sections } = draft;
  return {
    toOrganisationId, kind, urgency, services, sections, consentIds, purpose: draft.purpose.trim(), reason: draft.reason.trim(),
    respondBy: endOfDay(draft.respondBy), expiresAt: endOfDay(draft.expiresOn) ?? '', note: draft.note.trim() || null,
  };
}

/** A referral that was returned, as it is typed again. */
export function draftOf(body: ProposalBody): ProposeDraft {
  const { toOrganisationId, kind, urgency, purpose, reason, services, sections } = body;
  return { toOrganisationId, kind, urgency, purpose, reason, services, sections, respondBy: dayOf(body.respondBy), expiresOn: dayOf(body.expiresAt), note: body.note ?? '' };
}

/** A whole date, or null: half-typed and impossible ones count as none. */
export function wholeDay(typed: string): string | null {
  const date = readPartialDate(typed);
  return date?.precision === 'day' ? date.value : null;
}

function endOfDay(typed: string): string | null {
  const day = wholeDay(typed);
  return day ? new Date(`${day}T23:59:00`).toISOString() : null;
}

function dayOf(instant: string | null): string {
  if (!instant) return '';
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
