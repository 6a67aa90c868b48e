/** One permission of a role: a verb on a subject, limited to sections when they are named. */
export interface PermissionRow {
  readonly action: string;
  readonly subject: string;
  readonly sections?: readonly string[];
}

export interface MembershipRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: 'ngo' | 'duty_bearer';
  readonly category: string | null;
  readonly country: string;
  readonly teamId: string | null;
  readonly programmeId: string | null;
  readonly roleKey: string;
  readonly caseScope: 'own' | 'team' | 'organisation' | 'received' | 'none';
  /** What grants may be made out to, for this membership to hold them (docs/adr/0007). */
  readonly granteeIds: readonly string[];
  readonly permissions: readonly PermissionRow[];
}

/** The signed-in person as `tact.begin_actor` answers it: checked against session, device, user and memberships each time. */
export interface PrincipalRow {
  readonly userId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly language: string;
  readonly granteeIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly memberships: readonly MembershipRow[];
}
