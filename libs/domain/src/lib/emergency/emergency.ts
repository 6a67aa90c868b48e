import type { Section } from '../case';

/** Why somebody opens a case that is not theirs. */
export const EMERGENCY_REASONS = ['immediate_danger', 'medical', 'child_found', 'authority_asks', 'nobody_reachable', 'other'] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

/** DESIGN.md section 3: an hour, three tries a day whatever comes of them. The database holds the same numbers. */
export const EMERGENCY_MINUTES = 60;
export const EMERGENCY_TRIES_A_DAY = 3;

/** What an emergency opens, read-only, unless the setting `emergency` names other sections: who the child is, in what danger, with whom, in what health. */
export const EMERGENCY_SECTIONS: readonly Section[] = ['summary', 'identity', 'risk', 'family', 'health'];

export interface EmergencySettings {
  readonly sections: readonly Section[];
}
export const DEFAULT_EMERGENCY: EmergencySettings = { sections: EMERGENCY_SECTIONS };

/** A reason is written out, not only chosen. Characters. */
export const EMERGENCY_TEXT = { min: 10, max: 1000 } as const;

export interface EmergencyAsk {
  readonly caseCode?: string | null;
  readonly name?: string | null;
  readonly birthYear?: number | null;
  readonly reasonCode: string;
  readonly reason: string;
  readonly code: string;
}

export type EmergencyAskProblem = { readonly path: keyof EmergencyAsk; readonly code: 'required' | 'one_way_only' | 'unknown_code' | 'too_short' | 'invalid_code' };

/** What is wrong with a request before anything is looked up: one exact code, or a whole name and the birth year; a reason; six digits. */
export function emergencyAskProblems(ask: EmergencyAsk): readonly EmergencyAskProblem[] {
  const hasCode = isFilled(ask.caseCode);
  const hasName = isFilled(ask.name) || (ask.birthYear ?? null) !== null;
  return [
    ...(hasCode && hasName ? [{ path: 'caseCode', code: 'one_way_only' } as const] : []),
    ...(!hasCode && !hasName ? [{ path: 'caseCode', code: 'required' } as const] : []),
    ...(hasName && !isFilled(ask.name) ? [{ path: 'name', code: 'required' } as const] : []),
    ...(hasName && (ask.birthYear ?? null) === null ? [{ path: 'birthYear', code: 'required' } as const] : []),
    ...((EMERGENCY_REASONS as readonly string[]).includes(ask.reasonCode) ? [] : [{ path: 'reasonCode', code: 'unknown_code' } as const]),
    ...(ask.reason.trim().length < EMERGENCY_TEXT.min ? [{ path: 'reason', code: 'too_short' } as const] : []),
    ...(/^[0-9]{6}$/.test(ask.code) ? [] : [{ path: 'code', code: 'invalid_code' } as const]),
  ];
}

export const EMERGENCY_VERDICTS = ['justified', 'not_justified'] as const;
export type EmergencyVerdict = (typeof EMERGENCY_VERDICTS)[number];
export type EmergencyState = 'waiting' | EmergencyVerdict;

/** Whether somebody may review an access: a supervisor of the case, not the one who opened it, once. */
export function mayReviewEmergency(access: { readonly state: EmergencyState; readonly userId: string }, reviewer: { readonly userId: string; readonly supervises: boolean }): boolean {
  return access.state === 'waiting' && reviewer.supervises && access.userId !== reviewer.userId;
}

/** Whether the access is still open at an instant (UTC ISO). */
export function isEmergencyOpen({ endsAt }: { readonly endsAt: string }, at: string): boolean {
  return Date.parse(at) < Date.parse(endsAt);
}

function isFilled(text: string | null | undefined): boolean {
  return (text ?? '').trim() !== '';
}
