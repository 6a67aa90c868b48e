import { Inject, Injectable } from '@nestjs/common';
import { Invitations } from '@tact/server/identity';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { AdminRows } from '../admin/admin-rows';
import type { ChangeDto } from '../changes/change.dto';
import { ChangeRows } from '../changes/change-rows';
import { ProposeChangeHandler } from '../changes/propose-change.handler';
import type { NewUserDto, UserDto } from './people.dto';
import { USERS } from './people-registers';

/** Adds people and asks for resets of what they sign in with. */
@Injectable()
export class UserHandler {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(ProposeChangeHandler) private readonly proposals: ProposeChangeHandler,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
  ) {}

  /** The answer to the first request carries the invitation; a repeat does not. */
  add(principal: Principal, body: NewUserDto, key: string | undefined): Promise<UserDto> {
    const id = body.id ?? uuidv7();
    return this.rows.uow.run(principal, async () => {
      const user = await this.rows.create<UserDto>(principal, USERS, [null, null], id, { ...body, id, email: body.email.trim().toLowerCase() }, { key, body });
      return user.id === id && !(await this.invitations.hasOne(id)) ? { ...user, invitation: await this.invitations.invite(id, null) } : user;
    });
  }

  /** 404 for a person who is not there. */
  proposeReset(principal: Principal, userId: string, kind: 'password_reset' | 'second_factor_reset', key: string | undefined): Promise<ChangeDto> {
    return this.rows.once(principal, `POST ${kind}`, { key, body: { userId } }, async () => {
      await this.rows.one(USERS, [null, null], userId);
      const change = await this.proposals.handle(principal, { kind, payload: {}, subjectUserId: userId });
      return { key: change.id, version: change.version };
    }, (written) => this.changes.one(principal, written.key));
  }
}
