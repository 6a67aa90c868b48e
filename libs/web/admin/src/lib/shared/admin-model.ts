import type { CaseScope } from '@tact/permissions';

export interface Organisation {
  readonly id: string;
  readonly kind: string;
  readonly category: string | null;
  readonly name: string;
  readonly country: string;
  readonly timezone: string;
  readonly active: boolean;
  readonly version: number;
}

export interface Team {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly name: string;
  readonly version: number;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: string;
  readonly active: boolean;
  readonly version: number;
  readonly memberships: readonly { readonly id: string; readonly organisationName: string; readonly roleKey: string }[];
  readonly invitation?: string;
}

export interface Membership {
  readonly id: string;
  readonly userId: string;
  readonly organisationName: string;
  readonly teamId: string | null;
  readonly roleKey: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

export interface RolePermission {
  readonly action: string;
  readonly subject: string;
  readonly sections?: readonly string[];
}

export interface Role {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly caseScope: CaseScope;
  readonly permissions: readonly RolePermission[];
  readonly version: number;
}

export interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly updatedAt: string;
}

export interface CodeValue {
  readonly list: string;
  readonly code: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly active: boolean;
  readonly position: number;
  readonly version: number;
}

export interface Change {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly subjectUserId: string | null;
  readonly subjectName: string | null;
  readonly organisationName: string | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly state: 'waiting' | 'confirmed' | 'refused' | 'withdrawn';
  readonly decidedAt: string | null;
  readonly version: number;
  readonly mayConfirm: boolean;
  readonly invitation?: string;
}

/** `change` waits for a second person, or the thing itself is done. */
export interface MaybeChange<T> {
  readonly change: Change | null;
  readonly done: T | null;
}

/** What somebody leaves behind where a membership ends: numbers, and who may take it over. */
export interface WorkLeft {
  readonly cases: number;
  readonly tasks: number;
  readonly approvals: number;
  readonly referrals: number;
  readonly heirs: readonly { readonly userId: string; readonly name: string }[];
}

/** One version of a setting or a code: who changed it when, from what to what. */
export interface RegisterVersion {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly before: object | null;
  readonly after: object;
}
