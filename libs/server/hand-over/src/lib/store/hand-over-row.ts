import type { DeclineReason, DutyBearerCategory, HandOver, HandOverOutcome, HandOverStage, HandOverState, ApprovedStage, Section } from '@tact/domain';
import type { Grant } from '@tact/permissions';

/** When a stage was reached (instant, UTC) and by whom. */
export interface StageDate {
  readonly at: string;
  readonly by: string;
}

/** A row of `tact.hand_over` as the driver gives it. */
export interface HandOverRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly code: string;
  readonly category: DutyBearerCategory;
  readonly is_lead: boolean;
  readonly from_organisation_id: string;
  readonly from_user_id: string;
  readonly to_organisation_id: string;
  readonly state: HandOverState;
  readonly stage: HandOverStage;
  readonly wanted: ApprovedStage | null;
  readonly sections: readonly Section[];
  readonly consent_ids: readonly string[];
  readonly access: 'none' | 'scope';
  readonly informed: boolean;
  readonly stage_dates: Readonly<Record<string, StageDate>>;
  readonly opened_at: Date | null;
  readonly proposed_by: string | null;
  readonly proposed_at: Date | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly accepted_by: string | null;
  readonly accepted_at: Date | null;
  readonly verified_at: Date | null;
  readonly delivered_at: Date | null;
  readonly talked_at: Date | null;
  readonly ended_at: Date | null;
  readonly outcome: HandOverOutcome | null;
  readonly reason: string | null;
  readonly proofs: number;
  readonly former_owner_id: string | null;
  readonly former_stage: string | null;
  readonly new_owner_id: string | null;
  readonly new_supervisor_id: string | null;
  /** Questions of that side that wait for the other's answer. */
  readonly open_from_receiver: number;
  readonly open_from_sender: number;
  readonly version: number;
  readonly created_by: string;
  readonly created_at: Date;
}

/** A path as it was loaded for an actor: the row, the grants of the actor that speak of it, and the database's times. */
export interface LoadedHandOver extends HandOverRow {
  /** Domain time. */
  readonly now: Date;
  readonly access_now: Date;
  readonly grants: readonly Grant[];
  readonly blocked: boolean;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The path as the rules read it. Questions and acknowledged sections come from its entries. */
export function toHandOver(row: HandOverRow, talk: Pick<HandOver, 'questions' | 'acknowledgedSections'> = { questions: [], acknowledgedSections: [] }): HandOver {
  return {
    id: row.id, caseId: row.case_id, category: row.category, isLead: row.is_lead, fromOrganisationId: row.from_organisation_id,
    toOrganisationId: row.to_organisation_id, state: row.state, stage: row.stage, wanted: row.wanted, sections: row.sections, consentIds: row.consent_ids,
    proposedBy: row.proposed_by, proposedAt: iso(row.proposed_at), decidedBy: row.decided_by, decidedAt: iso(row.decided_at), acceptedBy: row.accepted_by,
    acceptedAt: iso(row.accepted_at), verifiedAt: iso(row.verified_at), deliveredAt: iso(row.delivered_at), endedAt: iso(row.ended_at), outcome: row.outcome,
    reason: row.reason as DeclineReason | null, talkedAt: iso(row.talked_at), proofs: row.proofs, ...talk,
  };
}
