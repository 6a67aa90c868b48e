/** The criteria of closure (case_steps.json closure_criteria.all_of). `computed` ones are read from the file, the others somebody vouches for. */
export const CLOSURE_CRITERIA = [
  { code: 'goals_met', field: 'goalsMet', kind: 'attested' },
  { code: 'two_low_reviews', field: null, kind: 'computed' },
  { code: 'safe_care', field: 'safeCare', kind: 'attested' },
  { code: 'child_agrees', field: 'childAgrees', kind: 'attested' },
  { code: 'services_continue', field: 'servicesContinue', kind: 'attested' },
] as const;

export type ClosureException =
  | 'turned_18_linked'
  | 'transfer_accepted'
  | 'withdrew_no_concern'
  | 'no_contact_after_three_visits'
  | 'death';

const VISITS_WITHOUT_CONTACT = 3;
const ADULT = 18;

/** What a file says about an exception: who is of age and how many of the last visits met nobody. */
export interface ExceptionGround {
  /** Whole years; null when unknown. */
  readonly age: number | null;
  /** Whether the child was seen, by visit, oldest first. */
  readonly visitsSeen: readonly boolean[];
}

/**
 * Whether the file bears out an exception: of age for `turned_18_linked`, the last three visits without the child for
 * `no_contact_after_three_visits`; the others rest on the closure review and the supervisor.
 */
export function exceptionHolds(exception: string, { age, visitsSeen }: ExceptionGround): boolean {
  if (exception === 'turned_18_linked') return age !== null && age >= ADULT;
  if (exception !== 'no_contact_after_three_visits') return true;
  const last = visitsSeen.slice(-VISITS_WITHOUT_CONTACT);
  return last.length === VISITS_WITHOUT_CONTACT && last.every((seen) => !seen);
}
