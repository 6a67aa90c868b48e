import type { DeclineReason, Referral, ReferralState, RiskLevel, Section } from '@tact/domain';
import type { Grant } from '@tact/permissions';

/** A row of `tact.referral` as the driver gives it, with what access to it depends on. */
export interface ReferralRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly code: string;
  readonly from_organisation_id: string;
  readonly from_user_id: string;
  readonly from_team_id: string | null;
  readonly to_organisation_id: string;
  readonly to_user_id: string | null;
  readonly state: ReferralState;
  readonly urgency: RiskLevel;
  readonly kind: string;
  readonly sections: readonly Section[];
  readonly services: readonly string[];
  readonly consent_ids: readonly string[];
  readonly respond_by: Date | null;
  readonly expires_at: Date;
  readonly access: 'none' | 'header' | 'scope';
  readonly proposed_by: string | null;
  readonly proposed_at: Date | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly sent_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly decline_reason: string | null;
  readonly ended_at: Date | null;
  readonly first_feedback_due: Date | null;
  readonly feedback_due: Date | null;
  readonly last_feedback_at: Date | null;
  readonly escalated_at: Date | null;
  readonly supervisor_told_at: Date | null;
  readonly silent_task_id: string | null;
  /** Questions of that side that wait for the other's answer. */
  readonly open_from_receiver: number;
  readonly open_from_sender: number;
  readonly returned_fields: readonly string[];
  readonly version: number;
  readonly created_by: string;
  readonly created_at: Date;
}

/** A referral as it was loaded for an actor: the row, the grants of the actor on its case, and the database's time. */
export interface LoadedRow extends ReferralRow {
  readonly now: Date;
  readonly grants: readonly Grant[] | null;
  readonly blocked: boolean;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The referral as the rules read it. Questions and acknowledged sections come from its entries, and what it is for from its sealed request where a rule asks. */
export function toReferral(row: ReferralRow, talk: Pick<Referral, 'questions' | 'acknowledgedSections'> = { questions: [], acknowledgedSections: [] }): Referral {
  return {
    id: row.id, caseId: row.case_id, fromOrganisationId: row.from_organisation_id, toOrganisationId: row.to_organisation_id,
    state: row.state, urgency: row.urgency, purpose: '', services: row.services, sections: row.sections, consentIds: row.consent_ids,
    respondBy: iso(row.respond_by), expiresAt: row.expires_at.toISOString(), proposedBy: row.proposed_by ?? row.from_user_id,
    proposedAt: iso(row.proposed_at), decidedBy: row.decided_by, decidedAt: iso(row.decided_at), sentAt: iso(row.sent_at),
    acknowledgedAt: iso(row.acknowledged_at), answeredAt: iso(row.answered_at), declineReason: row.decline_reason as DeclineReason | null,
    endedAt: iso(row.ended_at), firstFeedbackDue: iso(row.first_feedback_due), lastFeedbackAt: iso(row.last_feedback_at),
    returnedFields: row.returned_fields, ...talk,
  };
}
