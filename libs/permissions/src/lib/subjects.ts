import { subject } from '@casl/ability';
import type { ForcedSubject } from '@casl/ability';
import type { RecordKind, ReferralState, Section } from '@tact/domain';
import { kindRule } from '@tact/domain';

/** A live right to a case: one row of `case_grant`. */
export interface Grant {
  readonly granteeId: string;
  readonly sections: readonly Section[];
  readonly access: 'read' | 'write';
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

export interface CaseObject {
  readonly organisationId: string;
  readonly grants: readonly Grant[];
  /** The case denies this actor whatever the grants (DESIGN.md section 3, Blocked persons). */
  readonly blocked?: boolean;
}

export interface RecordObject extends CaseObject {
  readonly section: Section;
  readonly kind: string;
}

export interface TaskObject extends CaseObject {
  readonly assigneeId: string | null;
}

export interface ReferralObject {
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly proposedBy: string | null;
  readonly state: ReferralState;
  readonly sentAt: string | null;
  /** The grants of its case. */
  readonly grants: readonly Grant[];
  readonly blocked?: boolean;
}

export interface ApprovalObject {
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly proposedBy: string;
}

export type Tagged<T, N extends string> = T & ForcedSubject<N>;

/** The grants in force at an instant (UTC): begun, and not past their end. */
export function liveGrants<G extends Grant>(grants: readonly G[], now: string): G[] {
  const at = Date.parse(now);
  return grants.filter(
    ({ validFrom, validTo }) => (!validFrom || Date.parse(validFrom) <= at) && (!validTo || at < Date.parse(validTo)),
  );
}

/** A loaded case as `ability.can` takes it, with the grants in force at `now` only. */
export function asCase<T extends CaseObject>(theCase: T, now: string): Tagged<T, 'Case'> {
  return tagged('Case', { ...theCase, grants: liveGrants(theCase.grants, now) });
}

/** A loaded record; whether its kind may be shared at all comes from the table of kinds. */
export function asRecord<T extends RecordObject>(
  record: T,
  now: string,
): Tagged<T & { shareable: boolean }, 'CaseRecord'> {
  const shareable = kindRule(record.kind as RecordKind)?.neverShared !== true;
  return tagged('CaseRecord', { ...record, shareable, grants: liveGrants(record.grants, now) });
}

/** A loaded task with the grants of its case. */
export function asTask<T extends TaskObject>(task: T, now: string): Tagged<T, 'Task'> {
  return tagged('Task', { ...task, grants: liveGrants(task.grants, now) });
}

/** A loaded referral with the grants of its case. */
export function asReferral<T extends ReferralObject>(referral: T, now: string): Tagged<T, 'Referral'> {
  return tagged('Referral', { ...referral, grants: liveGrants(referral.grants, now) });
}

/** A loaded approval. */
export function asApproval<T extends ApprovalObject>(approval: T): Tagged<T, 'Approval'> {
  return tagged('Approval', { ...approval });
}

/** Anything else (an import, a session, a change ...) under its subject name. */
export function tagged<T extends object, N extends string>(name: N, object: T): Tagged<T, N> {
  return subject(name, object) as Tagged<T, N>;
}
