/** What `GET /board` answers: the work of the teams somebody supervises, by codes and clear facts. */
export interface LateTask {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly risk: 'high' | 'medium' | 'low' | 'none' | null;
  readonly kind: string;
  readonly dueAt: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly escalatedAt: string | null;
}

export interface UnassignedCase {
  readonly caseId: string;
  readonly code: string;
  readonly risk: 'high' | 'medium' | 'low' | 'none' | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly registeredAt: string;
  readonly version: number;
  readonly dueAt: string | null;
}

export interface WorkerLoad {
  readonly userId: string;
  readonly name: string;
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

export interface BoardChange {
  readonly kind: 'registered' | 'moved' | 'escalated' | 'given' | 'left';
  readonly caseId: string;
  readonly code: string;
  readonly risk: 'high' | 'medium' | 'low' | 'none' | null;
  readonly at: string;
  readonly detail: string | null;
}

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

export interface Reassigned {
  readonly id: string;
  readonly results: readonly { readonly caseId: string; readonly outcome: 'given' | 'same' | 'refused'; readonly problem: string | null }[];
  readonly undoSeconds: number;
}

export interface Deputy {
  readonly id: string;
  readonly kind: 'named' | 'programme';
  readonly teamId: string;
  readonly teamName: string;
  readonly supervisorName: string | null;
  readonly deputyName: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'coming' | 'now' | 'over';
  readonly version: number;
  readonly mayEnd: boolean;
}

export interface DeputyDesk {
  readonly items: readonly Deputy[];
  readonly own: readonly { readonly membershipId: string; readonly teamId: string; readonly teamName: string }[];
  readonly candidates: readonly { readonly userId: string; readonly name: string }[];
}
