/** One missed step of the team, by code and clear facts only. */
export interface LateTask {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly risk: string | null;
  readonly kind: string;
  readonly dueAt: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** Since when it is with the supervisor; null while only the worker was told. */
  readonly escalatedAt: string | null;
  readonly version: number;
}

/** A case nobody has; `dueAt`: when it must have a worker. */
export interface UnassignedCase {
  readonly caseId: string;
  readonly code: string;
  readonly risk: string | null;
  readonly stage: string;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly registeredAt: string;
  readonly version: number;
  readonly source: string | null;
  readonly dueAt: string | null;
}

/** A worker's open cases, weighed against the ceiling of the settings. */
export interface WorkerLoad {
  readonly userId: string;
  readonly name: string;
  /** Whether cases of the team may still be given to it. */
  readonly isMember: boolean;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly none: number;
  readonly unscreened: number;
  readonly weight: number;
  readonly ceiling: number;
  readonly over: number;
  readonly overdue: number;
}

/** Something that happened in the team since a time: registered, moved (`detail`: the stage), escalated (the task), given or left (the reason). */
export interface BoardChange {
  readonly kind: 'registered' | 'moved' | 'escalated' | 'given' | 'left';
  readonly caseId: string;
  readonly code: string;
  readonly risk: string | null;
  readonly at: string;
  readonly detail: string | null;
}

/** The supervisor's board: counts and lists of the cases of the teams it supervises, nothing of any other. Domain time. */
export interface Board {
  readonly now: string;
  readonly since: string;
  readonly teams: readonly { readonly teamId: string; readonly name: string; readonly organisationName: string }[];
  readonly late: readonly LateTask[];
  readonly lateTotal: number;
  readonly unassigned: readonly UnassignedCase[];
  readonly unassignedTotal: number;
  readonly workers: readonly WorkerLoad[];
  readonly weights: Readonly<Record<string, number>>;
  readonly changes: readonly BoardChange[];
}
