import { Inject, Injectable } from '@nestjs/common';
import type { ChangeKind } from '@tact/permissions';
import { UnitOfWork } from '@tact/server/persistence';
import { type Principal, Refused } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeDto } from './change.dto';
import { ChangeRows } from './change-rows';
import { NotifyChange } from './notify-change';

export interface Proposal {
  readonly kind: ChangeKind;
  readonly payload: object;
  readonly subjectUserId?: string | null;
  readonly organisationId?: string | null;
}

/** Stores a change that waits for its second person and tells who may be that. */
@Injectable()
export class ProposeChangeHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
    @Inject(NotifyChange) private readonly notify: NotifyChange,
  ) {}

  /** Inside a unit of work. */
  async handle(principal: Principal, proposal: Proposal): Promise<ChangeDto> {
    if (!principal.ability.can('create', 'Change')) throw new Refused('second_person_required');
    const id = uuidv7();
    await this.uow.query('insert into tact.change_request (id, kind, payload, subject_user_id, organisation_id, proposed_by) values ($1, $2, $3, $4, $5, $6)', [
      id, proposal.kind, JSON.stringify(proposal.payload), proposal.subjectUserId ?? null, proposal.organisationId ?? null, principal.userId,
    ]);
    const change = await this.changes.one(principal, id);
    await this.notify.handle(change, principal.userId);
    return change;
  }
}
