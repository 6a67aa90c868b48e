import type { ReferralState } from '@tact/domain';

/** What the client holds of cases, as docs/contract.md section 4 gives it. Ids are UUIDv7, instants UTC ISO 8601. */
export interface CaseHead {
  readonly id: string;
  readonly code: string;
  readonly stage: string;
  readonly status: string;
  readonly risk: 'high' | 'medium' | 'low' | 'none' | null;
  readonly victimStatus: string;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly areaId: string | null;
  readonly organisationId: string;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly source: string;
  readonly registeredAt: string;
  readonly stageSince: string;
  /** In an opened file only: lists carry no text. */
  readonly nextStep?: string | null;
  readonly nextDue: string | null;
  readonly exploitation: readonly string[];
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  readonly sections: readonly string[];
  readonly access: 'write' | 'read';
}

export type FieldVersions = Readonly<Record<string, number>>;

export interface CaseRecord {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly section: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly organisationId: string;
  readonly updatedAt: string;
}

export interface WorkTask {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly assigneeId: string | null;
  readonly text?: string | null;
  readonly version: number;
  /** The clear facts of its case, for lists: no name. */
  readonly case?: Pick<CaseHead, 'code' | 'risk' | 'sex' | 'birthYear'>;
}

export interface WorkList {
  readonly overdue: readonly WorkTask[];
  readonly today: readonly WorkTask[];
  readonly week: readonly WorkTask[];
  readonly later: readonly WorkTask[];
  /** The server's domain time, when it says so. */
  readonly now?: string;
}

export interface GateState {
  readonly code: string;
  readonly met: boolean;
  readonly [more: string]: unknown;
}

export interface CaseFile {
  readonly head: CaseHead;
  readonly stagePath: { readonly stages: readonly unknown[]; readonly gates: readonly GateState[] } & Readonly<Record<string, unknown>>;
  readonly records: readonly CaseRecord[];
  readonly grants: { readonly sections: readonly string[]; readonly access: string };
  readonly tasks: readonly WorkTask[];
  readonly referrals: readonly ReferralHead[];
  readonly moves: readonly StageMove[];
  readonly approvals: readonly Readonly<Record<string, unknown>>[];
  readonly consent: Readonly<Record<string, unknown>>;
}

export interface StageMove {
  readonly id: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly fromStatus?: string | null;
  readonly toStatus?: string | null;
  readonly at: string;
  readonly by: string;
  readonly byName?: string | null;
  readonly reasonCode?: string | null;
}

export interface ReferralHead {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly code: string;
  readonly side?: 'sender' | 'receiver';
  readonly fromOrganisationId: string;
  readonly fromOrganisationName?: string;
  readonly toOrganisationId: string;
  readonly toOrganisationName?: string;
  readonly state: ReferralState;
  readonly urgency: string;
  readonly kind: string;
  /** In an opened referral only: lists carry no text. */
  readonly purpose?: string | null;
  readonly sections: readonly string[];
  readonly services: readonly string[];
  readonly respondBy: string | null;
  readonly expiresAt: string | null;
  readonly access: 'none' | 'header' | 'scope';
  readonly openQuestions?: number;
  readonly version: number;
  readonly [more: string]: unknown;
}

export interface CaseFilter {
  readonly stage?: string;
  readonly risk?: string;
  readonly status?: string;
  /** `me`, `unassigned` or a user's id. */
  readonly owner?: string;
  readonly imported?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** Somebody who may own a case, with the number of open cases they have. */
export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly openCases: number;
}

export interface Candidate {
  readonly head: CaseHead;
  readonly name: string;
  readonly score: number;
  readonly matchedOn: string;
  /** The alias that answers the search, where it is one. */
  readonly matchedName?: string;
}
