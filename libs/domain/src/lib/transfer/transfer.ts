import type { RiskLevel } from '../codes/code-lists';
import type { Section } from '../case/sections';

/**
 * A transfer within the programme (DESIGN.md section 3): somebody of another organisation who reads a case asks to take it over, and a
 * supervisor of its owner decides. `accepted`: the file moved; the former owner stays informed until it closes that or the time is over.
 */
export const TRANSFER_STATES = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** Why somebody asks (case_steps.json transfer_criteria.when, K). */
export const TRANSFER_REASONS = ['family_moved', 'better_placed', 'programme_exits_area', 'conflict_of_interest'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** Why the owner's supervisor declines (D). */
export const TRANSFER_DECLINES = ['not_agreed_with_child', 'work_in_progress', 'not_better_placed', 'consent_missing', 'other'] as const;
export type TransferDecline = (typeof TRANSFER_DECLINES)[number];

export const TRANSFER_ACTS = ['accept', 'decline', 'withdraw', 'close'] as const;
export type TransferAct = (typeof TRANSFER_ACTS)[number];

/** `asker`: asked for it; `owner`: supervises the case; `former`: gave it away and is informed. */
export type TransferSide = 'asker' | 'owner' | 'former';

/** For so many days at most the former owner stays informed, as long as a hand-over is watched (D). */
export const TRANSFER_INFORMED_DAYS = 90;

const ACTS: Readonly<Record<TransferState, Readonly<Partial<Record<TransferSide, readonly TransferAct[]>>>>> = {
  asked: { asker: ['withdraw'], owner: ['accept', 'decline'] },
  accepted: { former: ['close'] },
  declined: {},
  withdrawn: {},
};

/** What somebody of that side may do now; who asked never decides. */
export function transferActs(state: TransferState, side: TransferSide): readonly TransferAct[] {
  return ACTS[state][side] ?? [];
}

/** What an acceptance is checked against. */
export interface TransferGround {
  /** The sections that consent covers for the organisation that asks. */
  readonly covered: readonly Section[];
  /** The sections of the file that hold something. */
  readonly held: readonly Section[];
  readonly risk: RiskLevel | null;
  /** Day of the talk between the two supervisors, YYYY-MM-DD; null without one. */
  readonly talkedOn: string | null;
  readonly talkedWith: string | null;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
}

export interface TransferRefusal {
  readonly code: 'consent_missing' | 'talk_needed' | 'person_missing' | 'date_in_future';
  readonly fields: readonly string[];
}

/** The sections that go over: ownership moves the whole file. */
export function transferSections(held: readonly Section[]): readonly Section[] {
  return [...new Set<Section>(['summary', 'identity', ...held])];
}

/** Why it cannot be accepted; null when it can. Consent must cover the whole file; high risk needs a talk (case_steps.json transfer_criteria.rules, K). */
export function transferRefusal(ground: TransferGround): TransferRefusal | null {
  const missing = transferSections(ground.held).filter((section) => !ground.covered.includes(section));
  if (missing.length > 0) return { code: 'consent_missing', fields: missing };
  if (ground.talkedOn !== null && ground.talkedOn > ground.today) return { code: 'date_in_future', fields: ['talkedOn'] };
  if (ground.talkedOn !== null && !ground.talkedWith?.trim()) return { code: 'person_missing', fields: ['talkedWith'] };
  if (ground.risk === 'high' && ground.talkedOn === null) return { code: 'talk_needed', fields: ['talkedOn'] };
  return null;
}
