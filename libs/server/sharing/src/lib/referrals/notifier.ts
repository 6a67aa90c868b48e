import { Inject, Injectable } from '@nestjs/common';
import type { NoticeKind } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

export type ReferralNotice = Extract<NoticeKind, `referral_${string}`>;

const RIGHT = `exists (select from jsonb_array_elements(o.permissions) p where p ->> 'action' = $2 and p ->> 'subject' = 'Referral')`;

/** Tells people that something about a referral awaits them; a notice holds ids only. */
@Injectable()
export class Notifier {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async tell(userIds: readonly (string | null)[], kind: ReferralNotice, referralId: string): Promise<void> {
    const people = [...new Set(userIds.filter((id): id is string => id !== null))];
    if (people.length === 0) return;
    await this.uow.query(`insert into tact.notification (id, user_id, kind, resource, at) select uuidv7(), person, $2, $3, tact.now() from unnest($1::uuid[]) person`,
      [people, kind, `referral:${referralId}`]);
  }

  /** The people of an organisation whose role has a right on referrals; of one team where it is named. */
  async peopleWith(right: 'accept' | 'approve', organisationId: string, teamId: string | null = null): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(`select distinct m.user_id as id from tact.membership m join tact.role o on o.id = m.role_id
      where m.organisation_id = $1 and ${RIGHT} and ($3::uuid is null or m.team_id = $3) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`,
      [organisationId, right, teamId]);
    return rows.map(({ id }) => id);
  }
}
