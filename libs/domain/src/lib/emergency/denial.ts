/**
 * Blocked persons (DESIGN.md section 3): who is denied a case whatever the role, grant or emergency. It is in force in the states `in_force` and
 * `removal_proposed`.
 */
export const DENIAL_STATES = ['proposed', 'in_force', 'removal_proposed', 'refused', 'removed'] as const;
export type DenialState = (typeof DENIAL_STATES)[number];
export const DENIAL_ACTS = ['confirm', 'refuse', 'propose_removal', 'remove', 'keep'] as const;
export type DenialAct = (typeof DENIAL_ACTS)[number];

/** Characters. */
export const DENIAL_TEXT = { min: 5, max: 1000 } as const;

interface Step {
  readonly from: DenialState;
  readonly to: DenialState;
  /** Only a supervisor of the case, and never the one who proposed it. */
  readonly secondPerson: boolean;
}

const STEPS = {
  confirm: { from: 'proposed', to: 'in_force', secondPerson: true },
  refuse: { from: 'proposed', to: 'refused', secondPerson: true },
  propose_removal: { from: 'in_force', to: 'removal_proposed', secondPerson: false },
  remove: { from: 'removal_proposed', to: 'removed', secondPerson: true },
  keep: { from: 'removal_proposed', to: 'in_force', secondPerson: true },
} as const satisfies Record<DenialAct, Step>;

export interface Denial {
  readonly state: DenialState;
  /** Who proposed what waits now: the denial, or its removal. */
  readonly askedBy: string;
}

export interface DenialActor {
  readonly userId: string;
  readonly supervises: boolean;
}

/** The state a supervisor's denial begins in, and an owner's: protection does not wait where the one who decides asks for it. */
export function firstDenialState(actor: DenialActor): 'in_force' | 'proposed' {
  return actor.supervises ? 'in_force' : 'proposed';
}

/** What an act makes of a denial, or why it may not be. */
export function denialStep(denial: Denial, act: DenialAct, actor: DenialActor): DenialState | { readonly refused: 'wrong_state' | 'second_person_required' } {
  const { from, to, secondPerson } = STEPS[act];
  if (denial.state !== from) return { refused: 'wrong_state' };
  if (secondPerson && (!actor.supervises || actor.userId === denial.askedBy)) return { refused: 'second_person_required' };
  return to;
}

/** Whether the denial hides the case now. */
export function isDenied(state: DenialState): boolean {
  return state === 'in_force' || state === 'removal_proposed';
}

/** Somebody with a right, and all organisations that it belongs to now. */
export interface DeniablePerson {
  readonly userId: string;
  readonly organisationIds: readonly string[];
}

/** Whether one of the ids (people or organisations) denies it to the person. */
export function isDeniedTo(person: DeniablePerson, deniedIds: readonly string[]): boolean {
  return deniedIds.includes(person.userId) || person.organisationIds.some((id) => deniedIds.includes(id));
}

/** A case is never left with nobody: of those who could supervise it somebody must stay. */
export function wouldLeaveNobody(supervisors: readonly DeniablePerson[], deniedIds: readonly string[], more: string): boolean {
  return supervisors.every((person) => isDeniedTo(person, [...deniedIds, more]));
}
