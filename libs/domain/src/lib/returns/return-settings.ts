import { RETURN_STEP_CODES } from './steps/return-steps';
import type { ReturnStepCode } from './steps/return-steps';

/** A time limit as a setting: an ISO 8601 duration counted on every day or on working days. */
export interface ReturnLimit {
  readonly limit: string;
  readonly calendar: 'all' | 'working';
}

export interface ReturnSettings {
  /** How long the evidence of a step counts, from the day of its oldest document. */
  readonly validity: Readonly<Record<string, ReturnLimit>>;
  /** How long before travel a step has to be done at the latest. */
  readonly notice: Readonly<Record<string, ReturnLimit>>;
  /** Gates that a new incident reopens. */
  readonly reopenedByIncident: readonly string[];
  /** When a step is due, counted from the closing of another, or from `considered`: the day the return came up. */
  readonly due: Readonly<Record<string, ReturnLimit & { readonly after: string }>>;
  /** From this age (whole years) the child's refusal decides. */
  readonly refusalDecidesFrom: number;
}

/**
 * Source: domain avr_checklist.json (time limits, engine rules: C1 6 months, F1 30 days, F3 20 days, G2 72 h, G3 and G4 5 working days before travel; the
 * child's refusal decides for 15 to 17; A1 "immediately" is read as one hour, the complete file of E1 as the child's hearing); which gates an incident reopens is a proposal of ours (D): those that judge safety and what rests on them.
 */
export const DEFAULT_RETURN_SETTINGS: ReturnSettings = {
  validity: {
    C1: { limit: 'P6M', calendar: 'all' },
    F1: { limit: 'P30D', calendar: 'all' },
    F3: { limit: 'P20D', calendar: 'all' },
    G2: { limit: 'P3D', calendar: 'all' },
  },
  notice: { G3: { limit: 'P5D', calendar: 'working' }, G4: { limit: 'P5D', calendar: 'working' } },
  reopenedByIncident: ['B4', 'C1', 'C4', 'D1', 'E1', 'F1', 'F3', 'G2'],
  due: {
    A1: { after: 'considered', limit: 'PT1H', calendar: 'all' },
    A2: { after: 'considered', limit: 'P1D', calendar: 'all' },
    A3: { after: 'considered', limit: 'P1D', calendar: 'all' },
    A4: { after: 'considered', limit: 'P5D', calendar: 'working' },
    B2: { after: 'B1', limit: 'P2D', calendar: 'working' },
    B3: { after: 'B2', limit: 'P10D', calendar: 'working' },
    B4: { after: 'B2', limit: 'P10D', calendar: 'working' },
    C1: { after: 'B2', limit: 'P15D', calendar: 'working' },
    E1: { after: 'D1', limit: 'P30D', calendar: 'all' },
    E2: { after: 'E1', limit: 'P3D', calendar: 'working' },
    I1: { after: 'H2', limit: 'P1D', calendar: 'all' },
    I2: { after: 'H2', limit: 'P3D', calendar: 'all' },
  },
  refusalDecidesFrom: 15,
};

/** The limit of a step, or null where the setting has none. */
export function limitOf(limits: ReturnSettings['validity'], step: ReturnStepCode): ReturnLimit | null {
  return RETURN_STEP_CODES.includes(step) ? (limits[step] ?? null) : null;
}
