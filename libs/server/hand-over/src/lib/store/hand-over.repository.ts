import { Inject, Injectable } from '@nestjs/common';
import { type HandOver, handOverAccess, isSenderInformed } from '@tact/domain';
import { type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import type { HandOverRow, LoadedHandOver } from './hand-over-row';

/** Columns a handler sets beside those that follow from the rules' result. */
export interface HandOverColumns {
  readonly new_owner_id?: string;
  readonly new_supervisor_id?: string;
  readonly new_team_id?: string;
  /** What the gates of the case's move said. */
  readonly gates?: string;
}

/** Of the actor's grants on the case those that give writing, and what this very path gave. */
const LOAD = `select h.*, tact.now() as now, tact.access_now() as access_now,
  coalesce((select jsonb_agg(jsonb_build_object('granteeId', g.grantee_id, 'sections', g.sections, 'access', g.access, 'validFrom', g.valid_from, 'validTo', g.valid_to,
      'ownOf', g.own_of)) from tact.case_grant g where g.case_id = h.case_id and g.grantee_id = any($2::uuid[])
      and (g.access = 'write' or g.source_kind = 'handover' and g.source_id = h.id)), '[]') as grants,
  exists (select from tact.case_block b where b.case_id = h.case_id and b.blocked_id = any($3::uuid[])) as blocked
  from tact.hand_over h`;

/** Loads and saves hand-overs of the running transaction; a row that row-level security hides is not there. */
@Injectable()
export class HandOverRepository {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** One path with what access depends on, or null. */
  async find(principal: PrincipalRow, id: string): Promise<LoadedHandOver | null> {
    const rows = await this.uow.query<LoadedHandOver>(`${LOAD} where h.id = $1`, [id, principal.granteeIds, [principal.userId, ...principal.organisationIds]]);
    return rows[0] ?? null;
  }

  /** The paths of a case, oldest first. */
  async ofCase(principal: PrincipalRow, caseId: string): Promise<LoadedHandOver[]> {
    return this.uow.query<LoadedHandOver>(`${LOAD} where h.case_id = $1 order by h.id`, [caseId, principal.granteeIds, [principal.userId, ...principal.organisationIds]]);
  }

  /** Stores a new path; false when its id, its category or the case's lead is taken. */
  async insert(path: HandOver, given: { readonly caseCode: string; readonly code: string; readonly at: string }): Promise<boolean> {
    const me = this.uow.actor.userId;
    const rows = await this.uow.query(`with made as (insert into tact.hand_over (id, case_id, case_code, code, category, is_lead, from_organisation_id, from_user_id,
        to_organisation_id, state, stage, stage_dates, created_by, created_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', 0, $10, $8, $11, $8) on conflict do nothing returning true) select * from made`,
      [path.id, path.caseId, given.caseCode, given.code, path.category, path.isLead, path.fromOrganisationId, me, path.toOrganisationId,
        JSON.stringify({ 0: { at: given.at, by: me } }), given.at]);
    return rows.length > 0;
  }

  /**
   * Stores what the rules decided, when the row still has its version; both sides' access follows from libs/domain. Answers the new row, or null
   * when somebody else was faster.
   */
  async save(next: HandOver, before: LoadedHandOver, more: HandOverColumns = {}): Promise<HandOverRow | null> {
    const me = this.uow.actor.userId;
    const at = before.now.toISOString();
    const access = handOverAccess(next);
    const values: Record<string, unknown> = {
      state: next.state, stage: next.stage, wanted: next.wanted, sections: next.sections, consent_ids: next.consentIds, access, informed: isSenderInformed(next),
      stage_dates: JSON.stringify(next.stage === before.stage ? before.stage_dates : { ...before.stage_dates, [next.stage]: { at, by: me } }),
      opened_at: before.opened_at ?? (access === 'scope' ? at : null), proposed_by: next.proposedBy, proposed_at: next.proposedAt, decided_by: next.decidedBy,
      decided_at: next.decidedAt, accepted_by: next.acceptedBy, accepted_at: next.acceptedAt, verified_at: next.verifiedAt, delivered_at: next.deliveredAt,
      talked_at: next.talkedAt, ended_at: next.endedAt, outcome: next.outcome, reason: next.reason, proofs: next.proofs, updated_by: me, ...more,
    };
    const sets = Object.keys(values).map((name, i) => `${name} = $${i + 3}`).join(', ');
    const rows = await this.uow.query<HandOverRow>(`with saved as (update tact.hand_over set ${sets}, version = version + 1, updated_at = tact.now()
      where id = $1 and version = $2 returning *) select * from saved`, [next.id, before.version, ...Object.values(values)]);
    return rows[0] ?? null;
  }
}
