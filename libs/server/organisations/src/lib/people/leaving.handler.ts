import { Inject, Injectable } from '@nestjs/common';
import { BadRequest, NotFound, type Principal } from '@tact/server/platform';
import { AdminRows } from '../admin/admin-rows';
import type { EndedMembershipDto, HandedOnDto, HeirDto, WorkLeftDto } from './leaving.dto';
import type { MembershipDto } from './people.dto';
import { MEMBERSHIPS } from './people-registers';

interface Place {
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId: string | null;
}

const PLACE = 'select m.user_id as "userId", m.organisation_id as "organisationId", m.team_id as "teamId" from tact.membership m where m.id = $1';
const HEIRS = `select distinct u.id as "userId", u.display_name as name from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active
  where m.organisation_id = $1 and ($2::uuid is null or m.team_id = $2) and u.id <> $3 and r.case_scope in ('own', 'team', 'organisation')
    and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) order by u.display_name, u.id`;
const TELL = `insert into tact.notification (id, user_id, kind, resource, at) values (uuidv7(), $1, 'work_handed_on', $2, tact.now())`;

/** Somebody leaves: what stands in that name goes to a named colleague or to the team's queue, in the same transaction (DESIGN.md section 1). */
@Injectable()
export class LeavingHandler {
  constructor(@Inject(AdminRows) private readonly rows: AdminRows) {}

  /** Counts only: an administrator sees no case. 404. */
  work(principal: Principal, id: string): Promise<WorkLeftDto> {
    return this.rows.uow.run(principal, async () => {
      const place = await this.place(id);
      const [left] = await this.rows.uow.query<{ left: Omit<WorkLeftDto, 'heirs'> }>('select tact.work_left($1, $2) as left', [place.userId, place.organisationId]);
      return { ...left!.left, heirs: await this.heirs(place) };
    });
  }

  /** Ends a membership now and hands its work on. 404, 409 `version_conflict`, 400 for an heir who is none. */
  end(principal: Principal, id: string, version: number, heirId: string | null): Promise<EndedMembershipDto> {
    return this.rows.uow.run(principal, async () => {
      const place = await this.place(id);
      if (heirId !== null && !(await this.heirs(place)).some(({ userId }) => userId === heirId)) throw new BadRequest([{ path: 'heirId', code: 'unknown_reference' }]);
      const ended = await this.rows.patch<MembershipDto>(principal, MEMBERSHIPS, [null, null], id, version, { validTo: new Date().toISOString() });
      const [done] = await this.rows.uow.query<{ handed: HandedOnDto }>('select tact.hand_on($1, $2, $3) as handed', [place.userId, place.organisationId, heirId]);
      if (heirId !== null) await this.rows.uow.query(TELL, [heirId, id]);
      return { ...ended, handedOn: done!.handed };
    });
  }

  private async place(id: string): Promise<Place> {
    const [place] = await this.rows.uow.query<Place>(PLACE, [id]);
    if (!place) throw new NotFound();
    return place;
  }

  private heirs({ organisationId, teamId, userId }: Place): Promise<HeirDto[]> {
    return this.rows.uow.query<HeirDto>(HEIRS, [organisationId, teamId, userId]);
  }
}
