import { Inject, Injectable } from '@nestjs/common';
import { type RoleData, rolesConflict } from '@tact/permissions';
import { Invitations } from '@tact/server/identity';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Refused } from '@tact/server/platform';
import { refusingDuplicates } from '../admin/admin-rows';
import type { ChangeDto } from './change.dto';

export interface MembershipPayload {
  readonly id: string;
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId?: string;
  readonly programmeId?: string;
  readonly roleId: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface RolePayload {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly caseScope: string;
  readonly permissions: readonly object[];
  /** The version that was edited; null for a new role. */
  readonly baseVersion: number | null;
}

/** Makes a change effective, in the transaction that decides it. */
@Injectable()
export class ApplyChange {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  /** The invitation of a reset, else undefined. */
  async confirmed(change: ChangeDto): Promise<string | undefined> {
    switch (change.kind) {
      case 'membership_grant':
        await this.membership(change.payload as unknown as MembershipPayload);
        return undefined;
      case 'role_change':
        await this.role(change.payload as unknown as RolePayload);
        return undefined;
      case 'password_reset':
      case 'second_factor_reset':
        return this.invitations.invite(change.subjectUserId ?? '', change.id);
      default:
        throw new Refused('unknown_change');
    }
  }

  /** 422 `roles_conflict`: nobody both administers and holds a case role. */
  async refuseRolesConflict(payload: Pick<MembershipPayload, 'userId' | 'roleId'>): Promise<void> {
    const roles = await this.uow.query<RoleData>(`select r.key, r.case_scope as "caseScope", r.permissions from tact.role r where r.id = $2
      or r.id in (select m.role_id from tact.membership m where m.user_id = $1 and (m.valid_to is null or m.valid_to > now()))`, [payload.userId, payload.roleId]);
    if (rolesConflict(roles)) throw new Refused('roles_conflict');
  }

  async membership(payload: MembershipPayload): Promise<void> {
    await this.refuseRolesConflict(payload);
    await refusingDuplicates(this.uow.query(`insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to)
      values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now()), $8)`, [
      payload.id, payload.userId, payload.organisationId, payload.teamId ?? null, payload.programmeId ?? null, payload.roleId, payload.validFrom ?? null, payload.validTo ?? null]));
  }

  /** 409 when the role changed since it was edited. */
  async role(payload: RolePayload): Promise<void> {
    const values = [payload.id, payload.name, payload.caseScope, JSON.stringify(payload.permissions)];
    if (payload.baseVersion === null) {
      await refusingDuplicates(this.uow.query('insert into tact.role (id, name, case_scope, permissions, key) values ($1, $2, $3, $4, $5)', [...values, payload.key]));
      return;
    }
    const [changed] = await this.uow.query<{ n: number }>(`with changed as (update tact.role set name = $2, case_scope = $3, permissions = $4::jsonb, version = version + 1,
      updated_at = clock_timestamp() where id = $1 and version = $5 returning 1) select count(*)::int as n from changed`, [...values, payload.baseVersion]);
    if (changed?.n !== 1) throw new Conflict('version_conflict');
  }
}
