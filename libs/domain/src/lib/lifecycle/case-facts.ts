import type { RiskLevel, VictimStatus } from '../codes/code-lists';
import type { CaseStatus, Place, Stage } from './stages';

/** What still waits on a case; nothing may be pending when it closes (case_steps.json closure_criteria.never). */
export type PendingItem = 'referral' | 'transfer' | 'return' | 'nrm_decision' | 'approval' | 'safety_task';

/** The records of the return process that gates read; all false until the process is recorded. */
export interface ReturnFacts {
  readonly underConsideration: boolean;
  /** A1 to A5 of the checklist closed (avr_checklist.json stages.entry). */
  readonly entryCleared: boolean;
  readonly handOverSigned: boolean;
  readonly arrivalCareGiven: boolean;
  /** Refused, cancelled or failed. */
  readonly ended: boolean;
}

/** The lead hand-over path of a case; false until hand-overs are recorded. */
export interface HandOverFacts {
  readonly leadStageThreeAccepted: boolean;
  readonly returned: boolean;
}

export interface ClosureFacts {
  readonly goalsMet: boolean;
  readonly safeCare: boolean;
  readonly childAgrees: boolean;
  readonly servicesContinue: boolean;
  /** One of `closure_exception`, which stands for the four above. */
  readonly exception: string | null;
  /** An exception that the file does not bear out. */
  readonly unfounded?: string | null;
}

/** Everything the gates of the lifecycle may ask about one case. Plain data, made by `caseFacts`. */
export interface CaseFacts {
  readonly stage: Stage;
  readonly status: CaseStatus;
  /** The stage before `referral`, or null outside of it. */
  readonly stageBefore: Stage | null;
  readonly risk: RiskLevel | null;
  readonly victimStatus: VictimStatus;
  /** Names of the registration fields still missing. */
  readonly registrationMissing: readonly string[];
  /** Levels of all risk screenings and reviews, oldest first. */
  readonly screenings: readonly RiskLevel[];
  readonly mandatoryReport: 'made' | 'reason_given' | 'none';
  readonly presenceCountry: string | null;
  readonly residenceCountry: string | null;
  readonly safePlacement: boolean;
  readonly reintegrationPlanApproved: boolean;
  /** A red flag, a new incident or re-trafficking since the case came to its present stage. */
  readonly redFlag: boolean;
  readonly newIncident: boolean;
  readonly returnProcess: ReturnFacts;
  readonly handOver: HandOverFacts;
  readonly closure: ClosureFacts;
  readonly pending: readonly PendingItem[];
  /** Places whose move a supervisor approved for the file as it is now (a stale approval does not count). */
  readonly approvedMoves: readonly Place[];
}

/** What the person asking for a move says with it. */
export interface MoveRequest {
  readonly reason?: string | null;
}
