import { Inject, Injectable } from '@nestjs/common';
import { needsSecondPerson, type RoleData } from '@tact/permissions';
import { Conflict, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { AdminRows } from '../admin/admin-rows';
import { ApplyChange, type RolePayload } from '../changes/apply-change';
import type { MaybeChangeDto } from '../changes/change.dto';
import { ChangeRows } from '../changes/change-rows';
import { ProposeChangeHandler } from '../changes/propose-change.handler';
import type { ChangeRoleDto, NewRoleDto, RoleDto } from './people.dto';
import { ROLES } from './people-registers';

/** Adds and changes roles. One that opens cases, before or after, waits for the data protection officer. */
@Injectable()
export class RoleHandler {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(ApplyChange) private readonly apply: ApplyChange,
    @Inject(ProposeChangeHandler) private readonly proposals: ProposeChangeHandler,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
  ) {}

  add(principal: Principal, body: NewRoleDto, key: string | undefined): Promise<MaybeChangeDto> {
    return this.rows.once(principal, 'POST role', { key, body }, async () => {
      const payload: RolePayload = { ...body, id: body.id ?? uuidv7(), baseVersion: null };
      return this.change(principal, payload, null);
    }, ({ key: written }) => this.show(principal, written));
  }

  /** 404; 409 `version_conflict` with the present role. */
  edit(principal: Principal, id: string, version: number, body: ChangeRoleDto): Promise<MaybeChangeDto> {
    return this.rows.uow.run(principal, async () => {
      const role = await this.rows.one<RoleDto>(ROLES, [], id);
      if (role.version !== version) throw new Conflict('version_conflict', { current: role });
      const payload: RolePayload = {
        id, key: role.key, name: body.name ?? role.name, caseScope: body.caseScope ?? role.caseScope, permissions: body.permissions ?? role.permissions, baseVersion: version,
      };
      return this.show(principal, (await this.change(principal, payload, role)).key);
    });
  }

  private async change(principal: Principal, payload: RolePayload, before: RoleData | null): Promise<{ key: string; version: number }> {
    const roleAfter = { key: payload.key, caseScope: payload.caseScope, permissions: payload.permissions } as RoleData;
    const role = before && { key: before.key, caseScope: before.caseScope, permissions: before.permissions };
    if (!needsSecondPerson({ kind: 'role_change', proposedBy: principal.userId, role, roleAfter })) {
      await this.apply.role(payload);
      return { key: `done ${payload.id}`, version: 1 };
    }
    const change = await this.proposals.handle(principal, { kind: 'role_change', payload: { ...payload, role, roleAfter } });
    return { key: `change ${change.id}`, version: 1 };
  }

  private async show(principal: Principal, written: string): Promise<MaybeChangeDto> {
    const [what, id = ''] = written.split(' ');
    return what === 'done' ? { change: null, done: await this.rows.one<RoleDto>(ROLES, [], id) } : { change: await this.changes.one(principal, id), done: null };
  }
}
