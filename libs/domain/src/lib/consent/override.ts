import type { Section } from '../case/sections';

/** Why something may be shared without consent (case_steps.json consent_matrix.override, K): nothing else is a ground. */
export const OVERRIDE_BASES = ['serious_harm', 'legal_duty'] as const;
export type OverrideBasis = (typeof OVERRIDE_BASES)[number];

export const OVERRIDE_STATES = ['proposed', 'in_force', 'refused', 'ended'] as const;
export type OverrideState = (typeof OVERRIDE_STATES)[number];

/** Longest life; a new one is a new proposal and a new decision. */
export const OVERRIDE_MAX_DAYS = 90;
/** Length of the written reason. */
export const OVERRIDE_REASON = { min: 10, max: 5_000 };

const DAY = 86_400_000;

/** A decision of two people to share named sections with one organisation without consent. Instants UTC. */
export interface Override {
  readonly id: string;
  readonly state: OverrideState;
  readonly recipientOrgId: string;
  readonly sections: readonly Section[];
  /** When the supervisor decided; null before. */
  readonly decidedAt: string | null;
  readonly until: string;
}

/** Whether a decision lets a section go to a recipient at an instant or on a day (its beginning): only as stated, and not a moment longer. */
export function overrideStands(override: Override, { recipientOrgId, at }: { readonly recipientOrgId: string; readonly at: string }, section: Section): boolean {
  const now = Date.parse(at);
  return (
    override.state === 'in_force' &&
    override.recipientOrgId === recipientOrgId &&
    override.sections.includes(section) &&
    override.decidedAt !== null &&
    Date.parse(at.length === 10 ? override.decidedAt.slice(0, 10) : override.decidedAt) <= now &&
    now < Date.parse(override.until)
  );
}

export type OverrideAct = 'approve' | 'refuse' | 'end';
export type OverrideRefusal = 'wrong_state' | 'second_person_required' | 'no_sections' | 'until_in_past' | 'until_too_late' | 'override_over';

/** Why a proposal may not be put before a supervisor, or null. `at` and `until`: instants, UTC. */
export function overrideProposalRefusal(proposal: { readonly sections: readonly Section[]; readonly until: string }, at: string): OverrideRefusal | null {
  if (proposal.sections.length === 0) return 'no_sections';
  const until = Date.parse(proposal.until);
  if (!(until > Date.parse(at))) return 'until_in_past';
  return until > Date.parse(at) + OVERRIDE_MAX_DAYS * DAY ? 'until_too_late' : null;
}

/**
 * What a decision makes of an override. A supervisor decides and never on a proposal of its own; whoever works on the case may end one that
 * is in force. One whose end has passed is not decided any more: it is proposed anew.
 */
export function overrideStep(
  override: Pick<Override, 'state' | 'until'> & { readonly proposedBy: string },
  act: OverrideAct,
  by: { readonly userId: string; readonly supervises: boolean; readonly at: string },
): OverrideState | { readonly refused: OverrideRefusal } {
  if (act === 'end') return override.state === 'in_force' ? 'ended' : { refused: 'wrong_state' };
  if (override.state !== 'proposed') return { refused: 'wrong_state' };
  if (!by.supervises || override.proposedBy === by.userId) return { refused: 'second_person_required' };
  if (act === 'refuse') return 'refused';
  return Date.parse(override.until) > Date.parse(by.at) ? 'in_force' : { refused: 'override_over' };
}
