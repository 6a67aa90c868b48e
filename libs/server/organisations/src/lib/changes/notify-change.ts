import { Inject, Injectable } from '@nestjs/common';
import type { AbilityPrincipal, CaseScope, Permission } from '@tact/permissions';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeDto } from './change.dto';
import { ChangeRows } from './change-rows';

interface Held {
  readonly user_id: string;
  readonly organisation_id: string;
  readonly team_id: string | null;
  readonly role_key: string;
  readonly case_scope: CaseScope;
  readonly permissions: readonly Permission[];
}

const HELD = `select m.user_id, m.organisation_id, m.team_id, r.key as role_key, r.case_scope, r.permissions from tact.membership m
  join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active
  where m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
    and r.permissions @> '[{"action": "confirm", "subject": "Change"}]'`;

/** Tells the data protection officers and the person's supervisors of a change, and after the decision proposer and person too. */
@Injectable()
export class NotifyChange {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
  ) {}

  /** Inside the change's own transaction: "You have an update", with the change's id and nothing of it. */
  async handle(change: ChangeDto, actorId: string): Promise<void> {
    const confirmers = await this.changes.confirmers(change, await this.candidates());
    const told = change.state === 'waiting' ? confirmers : [...confirmers, change.proposedBy, change.subjectUserId];
    for (const userId of new Set(told)) {
      if (userId === null || userId === actorId) continue;
      await this.uow.query(`insert into tact.notification (id, user_id, kind, resource) values ($1, $2, 'change', $3)`, [uuidv7(), userId, change.id]);
    }
  }

  private async candidates(): Promise<readonly AbilityPrincipal[]> {
    const byUser = Map.groupBy(await this.uow.query<Held>(HELD), ({ user_id }) => user_id);
    return [...byUser].map(([userId, held]) => ({
      userId, memberships: held.map((row) => ({ organisationId: row.organisation_id, teamId: row.team_id, programmeId: null, roleKey: row.role_key, caseScope: row.case_scope, granteeIds: [], permissions: row.permissions })),
    }));
  }
}
