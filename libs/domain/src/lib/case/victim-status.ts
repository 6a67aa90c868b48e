import type { DecidingBody, VictimStatus } from '../codes/code-lists';
import { codesOf } from '../codes/code-lists';

/** A step of the victim status. The reason is in words; the deciding body is one of `deciding_body`. */
export interface VictimStatusChange {
  readonly to: VictimStatus;
  readonly reason?: string | null;
  readonly decidingBody?: DecidingBody | string | null;
  readonly bySupervisor: boolean;
}

export type VictimStatusRefusal =
  | 'no_change'
  | 'no_such_step'
  | 'supervisor_needed'
  | 'reason_missing'
  | 'deciding_body_missing'
  | 'deciding_body_not_competent';

/**
 * The steps of DESIGN.md section 2. A screening may skip ahead to presumed (ilo_indicators.json: positive exploitation
 * and an act); only a decision of a competent body goes to identified. Going back is a supervisor's, with a reason.
 */
const STEPS: Readonly<Record<VictimStatus, readonly VictimStatus[]>> = {
  at_risk: ['potential_victim', 'presumed_victim', 'not_victim'],
  potential_victim: ['presumed_victim', 'identified_victim', 'not_victim'],
  presumed_victim: ['identified_victim', 'not_victim'],
  identified_victim: ['not_victim'],
  not_victim: ['at_risk', 'potential_victim', 'presumed_victim'],
};

/** Bodies whose decision identifies a victim; an NGO screens and never decides. */
const NOT_COMPETENT: readonly string[] = ['NGO', 'Other'];

/** Decides a change of victim status: null when it may be made, or why not. */
export function victimStatusRefusal(from: VictimStatus, change: VictimStatusChange): VictimStatusRefusal | null {
  const reason = (change.reason ?? '').trim();
  if (from === change.to) return 'no_change';
  if (!STEPS[from].includes(change.to)) return 'no_such_step';
  if (change.to === 'not_victim' || from === 'not_victim') {
    if (!change.bySupervisor) return 'supervisor_needed';
    if (reason === '') return 'reason_missing';
  }
  return change.to === 'identified_victim' ? decidingBodyRefusal(change.decidingBody ?? null) : null;
}

/** The statuses that can be reached from one, in the order of the list. */
export function victimStatusesFrom(from: VictimStatus): readonly VictimStatus[] {
  return STEPS[from];
}

/**
 * The status that a register's entry becomes: "actual victim" decided by an NGO, or by nobody named, is presumed.
 * `changed` says that it has to be reported.
 */
export function importedVictimStatus(
  status: VictimStatus,
  decidingBody: string | null,
): { readonly status: VictimStatus; readonly changed: boolean } {
  if (status !== 'identified_victim' || decidingBodyRefusal(decidingBody) === null) return { status, changed: false };
  return { status: 'presumed_victim', changed: true };
}

function decidingBodyRefusal(body: string | null): VictimStatusRefusal | null {
  if (body === null || !codesOf('deciding_body').includes(body)) return 'deciding_body_missing';
  return NOT_COMPETENT.includes(body) ? 'deciding_body_not_competent' : null;
}
