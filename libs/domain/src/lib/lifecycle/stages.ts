/**
 * Where a case stands. `intake` is the stage before the programme's five; `closed` is a status, not a stage.
 * DESIGN.md section 2.
 */
export const STAGES = ['intake', 'prevention', 'protection', 'assisted_return', 'reintegration', 'referral'] as const;
export type Stage = (typeof STAGES)[number];

export const CASE_STATUSES = ['open', 'on_hold', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** A place in the lifecycle: the stage of a case that is not closed, or `closed`. */
export const PLACES = [...STAGES, 'closed'] as const;
export type Place = (typeof PLACES)[number];

/** The order in which the client draws the stages. */
export const STAGE_PATH: readonly Stage[] = STAGES;

/** Where a case stands in the move table: its stage, or `closed` whatever its stage. */
export function placeOf(at: { readonly stage: Stage; readonly status: CaseStatus }): Place {
  return at.status === 'closed' ? 'closed' : at.stage;
}

/** Whether a text names a place. */
export function isPlace(text: unknown): text is Place {
  return typeof text === 'string' && (PLACES as readonly string[]).includes(text);
}
