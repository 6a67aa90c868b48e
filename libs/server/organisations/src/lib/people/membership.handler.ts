import { Inject, Injectable } from '@nestjs/common';
import { needsSecondPerson, type RoleData } from '@tact/permissions';
import { BadRequest, NotFound, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { AdminRows } from '../admin/admin-rows';
import { ApplyChange } from '../changes/apply-change';
import type { MaybeChangeDto } from '../changes/change.dto';
import { ChangeRows } from '../changes/change-rows';
import { ProposeChangeHandler } from '../changes/propose-change.handler';
import type { MembershipDto, NewMembershipDto } from './people.dto';
import { MEMBERSHIPS } from './people-registers';

/** Grants and ends memberships. A role with case content waits for a second person; ending one never does. */
@Injectable()
export class MembershipHandler {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(ApplyChange) private readonly apply: ApplyChange,
    @Inject(ProposeChangeHandler) private readonly proposals: ProposeChangeHandler,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
  ) {}

  /** `done` is the membership, or `change` waits. 400 names what does not exist; 422 `roles_conflict`. */
  grant(principal: Principal, body: NewMembershipDto, key: string | undefined): Promise<MaybeChangeDto> {
    return this.rows.once(principal, 'POST membership', { key, body }, async () => {
      const payload = { ...body, id: body.id ?? uuidv7() };
      const role = await this.roleFor(payload);
      if (!needsSecondPerson({ kind: 'membership_grant', proposedBy: principal.userId, userId: body.userId, organisationId: body.organisationId, teamId: body.teamId ?? null, role })) {
        await this.apply.membership(payload);
        return { key: `done ${payload.id}`, version: 1 };
      }
      await this.apply.refuseRolesConflict(payload);
      const change = await this.proposals.handle(principal, { kind: 'membership_grant', payload: { ...payload, role }, subjectUserId: body.userId, organisationId: body.organisationId });
      return { key: `change ${change.id}`, version: 1 };
    }, ({ key: written }) => this.show(principal, written));
  }

  private async show(principal: Principal, written: string): Promise<MaybeChangeDto> {
    const [what, id = ''] = written.split(' ');
    return what === 'done'
      ? { change: null, done: await this.rows.one<MembershipDto>(MEMBERSHIPS, [null, null], id) }
      : { change: await this.changes.one(principal, id), done: null };
  }

  private async roleFor(payload: NewMembershipDto): Promise<RoleData> {
    const [found] = await this.rows.uow.query<{ role: RoleData | null; has_user: boolean; has_organisation: boolean; has_team: boolean }>(`select
      (select jsonb_build_object('key', r.key, 'caseScope', r.case_scope, 'permissions', r.permissions) from tact.role r where r.id = $1) as role,
      exists (select 1 from tact.app_user u where u.id = $2) as has_user, exists (select 1 from tact.organisation o where o.id = $3) as has_organisation,
      $4::uuid is null or exists (select 1 from tact.team t where t.id = $4 and t.organisation_id = $3) as has_team`, [payload.roleId, payload.userId, payload.organisationId, payload.teamId ?? null]);
    if (!found) throw new NotFound();
    const missing = [...(found.role ? [] : ['roleId']), ...(found.has_user ? [] : ['userId']), ...(found.has_organisation ? [] : ['organisationId']), ...(found.has_team ? [] : ['teamId'])];
    if (!found.role || missing.length > 0) throw new BadRequest(missing.map((path) => ({ path, code: 'unknown_reference' })));
    return found.role;
  }
}
