import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { HandOverFinder } from './hand-over-finder';

/** Somebody of the duty bearer's organisation who may be named. */
export interface TakeOverPerson {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly supervises: boolean;
}

const PEOPLE = `select distinct u.id, u.display_name as name, t.id as "teamId", t.name as "teamName",
    r.permissions @> '[{"action": "approve", "subject": "HandOver"}]' and r.case_scope = 'team' as supervises
  from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active join tact.team t on t.id = m.team_id
  where m.organisation_id = $1 and r.case_scope in ('own', 'team') and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) order by t.name, u.display_name`;

/** The caseworkers and supervisors of the duty bearer, by team, for whoever signs. */
@Injectable()
export class PeopleWhoTakeOver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
  ) {}

  async of(principal: Principal, id: string): Promise<readonly TakeOverPerson[]> {
    const { row } = await this.finder.findFor(principal, id, 'accept');
    return this.uow.query<TakeOverPerson>(PEOPLE, [row.to_organisation_id]);
  }
}
