import { Inject, Injectable } from '@nestjs/common';
import { type Referral, referralAccess } from '@tact/domain';
import { UnitOfWork, type PrincipalRow } from '@tact/server/persistence';
import type { LoadedRow, ReferralRow } from './referral-row';

/** Columns a handler sets beside those that follow from the rules' result. */
export type ReferralColumns = Partial<Pick<ReferralRow,
  'kind' | 'urgency' | 'to_organisation_id' | 'answered_by' | 'escalated_at' | 'supervisor_told_at' | 'silent_task_id'>> & { readonly feedback_due?: string | null };

const LOAD = `select r.*, tact.access_now() as now,
  (select jsonb_agg(jsonb_build_object('granteeId', g.grantee_id, 'sections', g.sections, 'access', g.access, 'validFrom', g.valid_from, 'validTo', g.valid_to))
    from tact.case_grant g where g.case_id = r.case_id and g.grantee_id = any($2::uuid[])) as grants,
  exists (select from tact.case_block b where b.case_id = r.case_id and b.blocked_id = any($3::uuid[])) as blocked
  from tact.referral r`;

/** Loads and saves referrals of the running transaction; a row that row-level security hides is not there. */
@Injectable()
export class ReferralRepository {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** One referral with what access depends on, or null. */
  async find(principal: PrincipalRow, id: string): Promise<LoadedRow | null> {
    const rows = await this.uow.query<LoadedRow>(`${LOAD} where r.id = $1`, [id, principal.granteeIds, [principal.userId, ...principal.organisationIds]]);
    return rows[0] ?? null;
  }

  /** The referrals of a case, newest last. */
  async ofCase(principal: PrincipalRow, caseId: string): Promise<LoadedRow[]> {
    return this.uow.query<LoadedRow>(`${LOAD} where r.case_id = $1 order by r.id`, [caseId, principal.granteeIds, [principal.userId, ...principal.organisationIds]]);
  }

  async insert(row: Omit<ReferralRow, 'version' | 'created_at'>): Promise<void> {
    const names = Object.keys(row);
    await this.uow.query(`insert into tact.referral (${names.join(', ')}, updated_by) values (${names.map((_, i) => `$${i + 1}`).join(', ')}, $${names.length + 1})`,
      [...Object.values(row), row.created_by]);
  }

  /**
   * Stores what the rules decided, when the row still has `version`; the receiver's access follows from `referralAccess`.
   * Answers the new row, or null when somebody else was faster.
   */
  async save(referral: Referral, version: number, at: string, more: ReferralColumns = {}): Promise<ReferralRow | null> {
    const values: Record<string, unknown> = {
      state: referral.state, access: referralAccess(referral.state, referral.expiresAt, at),
      services: referral.services, sections: referral.sections, consent_ids: referral.consentIds, respond_by: referral.respondBy,
      expires_at: referral.expiresAt, proposed_by: referral.proposedAt === null ? null : referral.proposedBy, proposed_at: referral.proposedAt, decided_by: referral.decidedBy,
      decided_at: referral.decidedAt, sent_at: referral.sentAt, acknowledged_at: referral.acknowledgedAt, answered_at: referral.answeredAt,
      decline_reason: referral.declineReason, ended_at: referral.endedAt, first_feedback_due: referral.firstFeedbackDue,
      last_feedback_at: referral.lastFeedbackAt, returned_fields: referral.returnedFields, updated_by: this.uow.actor.userId, ...more,
    };
    const sets = Object.keys(values).map((name, i) => `${name} = $${i + 3}`).join(', ');
    const rows = await this.uow.query<ReferralRow>(`with saved as (update tact.referral set ${sets}, version = version + 1, updated_at = tact.now()
      where id = $1 and version = $2 returning *) select * from saved`, [referral.id, version, ...Object.values(values)]);
    return rows[0] ?? null;
  }
}
