import { referralStateAt } from '@tact/domain';
import type { ReferralRow } from '../store/referral-row';
import type { Side } from './referral-finder';

/** What a head shows beside the row. */
export interface HeadNames {
  /** Access time of the reading transaction. */
  readonly now: Date;
  readonly from_organisation_name: string;
  readonly to_organisation_name: string;
  readonly from_user_name: string;
  readonly proposed_by_name: string | null;
  readonly decided_by_name: string | null;
  readonly answered_by_name: string | null;
}

/** A referral in lists and answers: no ciphertext (docs/contract.md section 4). */
export type ReferralHead = Readonly<Record<string, unknown>> & { readonly id: string; readonly caseId: string; readonly state: string; readonly version: number };

/** The head as that side may read it, ended from its end on, whether or not the job has marked it: how the sender came to send it is not the receiver's. */
export function referralHead(row: ReferralRow & HeadNames, side: Side): ReferralHead {
  const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
  const expiresAt = row.expires_at.toISOString();
  const state = referralStateAt(row.state, expiresAt, row.now.toISOString());
  const shared = {
    id: row.id, caseId: row.case_id, caseCode: row.case_code, code: row.code, side, fromOrganisationId: row.from_organisation_id,
    fromOrganisationName: row.from_organisation_name, fromUserId: row.from_user_id, fromUserName: row.from_user_name,
    toOrganisationId: row.to_organisation_id, toOrganisationName: row.to_organisation_name, toUserId: row.to_user_id, state,
    urgency: row.urgency, kind: row.kind, sections: row.sections, services: row.services, respondBy: iso(row.respond_by),
    expiresAt, access: state === row.state ? row.access : 'none', sentAt: iso(row.sent_at), acknowledgedAt: iso(row.acknowledged_at),
    answeredAt: iso(row.answered_at), answeredBy: row.answered_by, answeredByName: row.answered_by_name, declineReason: row.decline_reason,
    endedAt: state === row.state ? iso(row.ended_at) : expiresAt, firstFeedbackDue: iso(row.first_feedback_due), feedbackDue: iso(row.feedback_due),
    lastFeedbackAt: iso(row.last_feedback_at), openQuestions: side === 'sender' ? row.open_from_receiver : row.open_from_sender, version: row.version,
  };
  if (side === 'receiver') return shared;
  return {
    ...shared, consentIds: row.consent_ids, proposedBy: row.proposed_by, proposedByName: row.proposed_by_name, proposedAt: iso(row.proposed_at),
    decidedBy: row.decided_by, decidedByName: row.decided_by_name, decidedAt: iso(row.decided_at), returnedFields: row.returned_fields,
    escalatedAt: iso(row.escalated_at), createdAt: row.created_at.toISOString(),
  };
}
