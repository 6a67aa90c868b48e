import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, type Principal, Refused } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CaseEvents } from '../events/case-events';
import { CaseWriter } from './case-writer';

/** Somebody who may own a case: a current member of its organisation and team who works on cases. */
const CAN_OWN = `select 1 from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active
  where m.user_id = $1 and m.organisation_id = $2 and ($3::uuid is null or m.team_id = $3) and r.case_scope in ('own', 'team', 'organisation')
    and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`;

/** Those people with the number of open cases that each owns, as far as the caller sees them. */
const COLLEAGUES = `select u.id as "userId", u.display_name as "name",
    (select count(*)::int from tact.case_file c where c.owner_id = u.id and c.status = 'open') as "openCases"
  from tact.app_user u where u.active and exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id
    where m.user_id = u.id and m.organisation_id = $1 and ($2::uuid is null or m.team_id = $2) and r.case_scope in ('own', 'team', 'organisation')
      and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))
  order by u.display_name, u.id`;

export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly openCases: number;
}

/** Gives a case another owner within its organisation: immediate and logged (DESIGN.md section 3, Assignment). */
@Injectable()
export class AssignCaseHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseWriter) private readonly writer: CaseWriter,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /** Who may own the case. Throws 404 for hidden and missing, 403. */
  colleagues(principal: Principal, caseId: string): Promise<readonly Colleague[]> {
    return this.uow.run(principal, async () => {
      const { row } = await this.finder.findFor(principal, caseId, 'assign');
      return this.uow.query<Colleague>(COLLEAGUES, [row.organisationId, row.teamId]);
    });
  }

  /** `ownerId` null: back to the team's queue. Throws 404, 403, 409 `version_conflict`, 422 `not_a_colleague` for somebody outside the case's team. */
  async execute(principal: Principal, caseId: string, input: { readonly ownerId: string | null; readonly version: number }): Promise<SeenCase> {
    const seen = await this.finder.findFor(principal, caseId, 'assign');
    if (input.version !== seen.row.version) throw new Conflict('version_conflict', { version: seen.row.version });
    const isAble = input.ownerId === null ? seen.row.teamId !== null : (await this.uow.query(CAN_OWN, [input.ownerId, seen.row.organisationId, seen.row.teamId])).length > 0;
    if (!isAble) throw new Refused('not_a_colleague', {}, [{ path: 'ownerId', code: 'not_a_colleague' }]);
    if (seen.row.ownerId === input.ownerId) return seen;
    await this.writer.update(principal, seen, { ownerId: input.ownerId });
    await this.events.emit({ type: 'owner_changed', principal, caseId, at: seen.now, from: seen.row.ownerId, to: input.ownerId });
    return this.finder.find(principal, caseId);
  }
}
