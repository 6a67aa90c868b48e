import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';

export interface PartnerPerson {
  readonly userId: string;
  readonly name: string;
}

const PEOPLE = `select distinct u.id as "userId", u.display_name as name from tact.membership m join tact.role r on r.id = m.role_id and r.case_scope in ('own', 'team')
  join tact.app_user u on u.id = m.user_id and u.active where m.organisation_id = $1 and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) order by name`;

/** The people of a partner whom it may name; nobody for who keeps the file. */
@Injectable()
export class PartnerPeople {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
  ) {}

  async of(principal: Principal, returnId: string): Promise<PartnerPerson[]> {
    const { keeps, organisationId } = await this.finder.find(principal, returnId);
    return keeps ? [] : this.uow.query<PartnerPerson>(PEOPLE, [organisationId]);
  }
}
