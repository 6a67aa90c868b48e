import { Inject, Injectable } from '@nestjs/common';
import type { NoticeKind } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

export type HandOverNotice = Extract<NoticeKind, `hand_over_${string}`>;

/** Tells people that a path awaits them; a notice holds ids only. */
@Injectable()
export class HandOverNotices {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async tell(userIds: readonly (string | null)[], kind: HandOverNotice, handOverId: string): Promise<void> {
    const people = [...new Set(userIds.filter((id): id is string => id !== null))];
    if (people.length === 0) return;
    await this.uow.query(`insert into tact.notification (id, user_id, kind, resource, at) select uuidv7(), person, $2, $3, tact.now() from unnest($1::uuid[]) person`,
      [people, kind, `hand_over:${handOverId}`]);
  }

  /** The people of an organisation who receive hand-overs there. */
  async receivers(organisationId: string): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(`select distinct m.user_id as id from tact.membership m join tact.role o on o.id = m.role_id
      where m.organisation_id = $1 and o.permissions @> '[{"action": "accept", "subject": "HandOver"}]' and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`,
      [organisationId]);
    return rows.map(({ id }) => id);
  }
}
