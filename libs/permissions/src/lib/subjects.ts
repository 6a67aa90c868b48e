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
  /** Gives, besides its sections, the records that this organisation wrote: what a sender keeps of a file it handed over. */
  readonly ownOf?: string | null;
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
  /** The organisation that wrote it; who leaves it out finds nothing by a grant of own records. */
  readonly writtenBy?: string;
}

export interface TaskObject extends CaseObject {
  readonly assigneeId: string | null;
}

export interface ReferralObject {
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  /** Addressed to one person of it; null to the organisation. */
  readonly toUserId: string | null;
  readonly proposedBy: string | null;
  readonly state: ReferralState;
  readonly sentAt: string | null;
  /** The grants of its case. */
  readonly grants: readonly Grant[];
  readonly blocked?: boolean;
}

export interface HandOverObject {
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly proposedBy: string | null;
  /** When the file was first opened to the duty bearer; null before. */
  readonly openedAt: string | null;
  readonly access: 'none' | 'scope';
  /** The grants of its case that give writing, and those of this path itself. */
  readonly grants: readonly Grant[];
  readonly blocked?: boolean;
}

/** A grant with what made it: a partner's comes from the return itself. */
export interface SourcedGrant extends Grant {
  readonly source: string;
}

export interface ReturnObject {
  readonly grants: readonly SourcedGrant[];
  readonly blocked?: boolean;
}

export interface ApprovalObject {
  /** Who keeps the case now. */
  readonly ownerId?: string | null;
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

/** A loaded hand-over with the grants that speak of it. */
export function asHandOver<T extends HandOverObject>(handOver: T, now: string): Tagged<T, 'HandOver'> {
  return tagged('HandOver', { ...handOver, grants: liveGrants(handOver.grants, now) });
}

/** A loaded return with the grants of its case. */
export function asReturn<T extends ReturnObject>(process: T, now: string): Tagged<T, 'Return'> {
  return tagged('Return', { ...process, grants: liveGrants(process.grants, now) });
}

/** A loaded approval. */
export function asApproval<T extends ApprovalObject>(approval: T): Tagged<T, 'Approval'> {
  return tagged('Approval', { ...approval });
}

/** Anything else (an import, a session, a change ...) under its subject name. */
export function tagged<T extends object, N extends string>(name: N, object: T): Tagged<T, N> {
  return subject(name, object) as Tagged<T, N>;
}
