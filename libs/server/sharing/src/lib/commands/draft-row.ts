import { type Referral, type ReferralActor, caseCode } from '@tact/domain';
import type { SharedCase } from '../content/shared-case';
import { type ReferralRow, toReferral } from '../store/referral-row';
import type { Proposal } from './proposal';

/** A new draft of a referral: nothing decided, nothing sent, no access for anybody. */
export function draftRow(id: string, child: SharedCase, actor: ReferralActor, body: Proposal): Omit<ReferralRow, 'version' | 'created_at'> {
  return {
    id, case_id: child.id, case_code: child.code, code: `R-${caseCode(id)}`, from_organisation_id: child.organisationId, from_user_id: actor.by,
    from_team_id: child.teamId, to_organisation_id: body.toOrganisationId, to_user_id: null, state: 'draft', urgency: body.urgency, kind: body.kind,
    sections: body.sections, services: body.services, consent_ids: body.consentIds ?? [],
    respond_by: body.respondBy ? new Date(body.respondBy) : null, expires_at: new Date(body.expiresAt), access: 'none', proposed_by: null,
    proposed_at: null, decided_by: null, decided_at: null, sent_at: null, acknowledged_at: null, answered_at: null, answered_by: null,
    decline_reason: null, ended_at: null, first_feedback_due: null, feedback_due: null, last_feedback_at: null, escalated_at: null,
    supervisor_told_at: null, silent_task_id: null, open_from_receiver: 0, open_from_sender: 0, returned_fields: [], created_by: actor.by,
  };
}

/** The rules' view of a draft with new content. */
export function withProposal(row: ReferralRow, body: Proposal): Referral {
  return {
    ...toReferral(row), toOrganisationId: body.toOrganisationId, urgency: body.urgency, purpose: body.purpose, services: body.services,
    sections: body.sections, consentIds: body.consentIds ?? [], respondBy: body.respondBy ?? null, expiresAt: body.expiresAt,
  };
}
