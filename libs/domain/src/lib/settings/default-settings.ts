import { DEFAULT_RETURN_SETTINGS, type ReturnSettings } from '../returns/return-settings';
import { DEFAULT_RETENTION, type RetentionSettings } from '../retention/retention';
import type { ClockRule } from '../clocks/clock-rule';
import type { FollowUpSettings } from '../reintegration/follow-up-settings';
import { DEFAULT_FOLLOW_UP } from '../reintegration/follow-up-settings';
import { DEFAULT_CLOCKS } from './default-clocks';
import { DEFAULT_HOLIDAYS } from './default-holidays';

/** The settings that rules read. Stored and versioned in the database; these are what a new installation starts with. */
export interface TactSettings {
  readonly clocks: readonly ClockRule[];
  /** By ISO country, `MM-DD` or `YYYY-MM-DD`. */
  readonly holidays: Readonly<Record<string, readonly string[]>>;
  /** IANA zone by ISO country, for an organisation without its own. */
  readonly zones: Readonly<Record<string, string>>;
  /** A missed step reaches the supervisor at this multiple of its limit. */
  readonly escalationFactor: number;
  /** Vulnerabilities from which a screening suggests medium and high risk. */
  readonly riskThresholds: { readonly medium: number; readonly levelsForMedium: number; readonly high: number };
  /** Longest life of a referral, in days. */
  readonly referralMaxDays: number;
  /** Days a duty bearer owns before its hand-over can be verified. */
  readonly handOverVerifyDays: number;
  /** Visits and scores after a case came to reintegration, and after it was closed. */
  readonly followUp: FollowUpSettings;
  /** Time limits and rules of assisted return. */
  readonly returns: ReturnSettings;
  /** How long closed files are kept. */
  readonly retention: RetentionSettings;
  readonly caseload: { readonly max: number; readonly weights: Readonly<Record<string, number>> };
}

/**
 * Provenance: clocks, holidays and escalation from domain clocks.json (D, K); caseload from case_steps.json (25 and the
 * weights: CPMS 2019 standard 18, K and D); thresholds and the referral's longest life are proposals of ours (D).
 */
export const defaultSettings: TactSettings = {
  clocks: DEFAULT_CLOCKS,
  holidays: DEFAULT_HOLIDAYS,
  zones: { AL: 'Europe/Tirane', GR: 'Europe/Athens', RO: 'Europe/Bucharest' },
  escalationFactor: 1.5,
  riskThresholds: { medium: 3, levelsForMedium: 2, high: 9 },
  referralMaxDays: 365,
  handOverVerifyDays: 90,
  followUp: DEFAULT_FOLLOW_UP,
  returns: DEFAULT_RETURN_SETTINGS,
  retention: DEFAULT_RETENTION,
  caseload: { max: 25, weights: { high: 2, medium: 1, low: 0.5, none: 0.5 } },
};
