import type { CaseScope, Permission } from '@tact/permissions';

/** Who is signed in, as GET /me and the sign-in answer give it (docs/contract.md section 2). */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly language: string;
  readonly granteeIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly memberships: readonly Membership[];
}

export interface Membership {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: 'ngo' | 'duty_bearer';
  readonly category: string | null;
  readonly country: string;
  readonly teamId: string | null;
  readonly programmeId: string;
  readonly roleKey: string;
  readonly caseScope: CaseScope;
  readonly granteeIds: readonly string[];
  readonly permissions: readonly Permission[];
}
