import { Inject, Injectable } from '@nestjs/common';
import { deputyRefusal, type SupervisingMembership, toInstant } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Conflict, NotFound, type Principal, Refused } from '@tact/server/platform';
import { SupervisorNotice } from '@tact/server/tasks';
import { DEPUTY_COLUMNS, DEPUTY_FROM, type DeputyDesk, type DeputyRow, deputyView, type DeputyView } from './deputy-view';

export interface NewDeputy {
  readonly id: string;
  /** The membership of the supervisor that names. */
  readonly membershipId: string;
  readonly deputyId: string;
  /** The first and the last day (`YYYY-MM-DD`), in the organisation's zone. */
  readonly from: string;
  readonly to: string;
}

interface Mine {
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly programmeId: string | null;
  readonly roleId: string;
  readonly approves: boolean;
  readonly zone: string;
  readonly now: Date;
}

const APPROVES = `r.permissions @> '[{"action": "approve", "subject": "Approval"}]' and r.case_scope <> 'none'`;
const LIVE = 'm.valid_from <= now() and (m.valid_to is null or m.valid_to > now())';
const LIST = `select ${DEPUTY_COLUMNS} from ${DEPUTY_FROM} where d.team_id = any($2::uuid[]) or $1::uuid in (d.supervisor_id, d.deputy_id) order by d.valid_to desc, d.id limit 100`;
const ONE = `select ${DEPUTY_COLUMNS} from ${DEPUTY_FROM} where d.id = $2 and $1::uuid in (d.supervisor_id, d.deputy_id)`;
const OWN = `select m.id as "membershipId", m.team_id as "teamId", t.name as "teamName", m.organisation_id as "organisationId" from tact.membership m
  join tact.role r on r.id = m.role_id and r.case_scope = 'team' join tact.team t on t.id = m.team_id where m.user_id = $1 and ${LIVE} and ${APPROVES} order by t.name`;
const CANDIDATES = `select distinct u.id as "userId", u.display_name as name, m.organisation_id as "organisationId" from tact.membership m join tact.role r on r.id = m.role_id
  join tact.app_user u on u.id = m.user_id and u.active where m.organisation_id = any($1::uuid[]) and u.id <> $2 and ${LIVE} and ${APPROVES} order by u.display_name, u.id`;
const MINE = `select m.organisation_id as "organisationId", m.team_id as "teamId", m.programme_id as "programmeId", m.role_id as "roleId", r.case_scope = 'team' and ${APPROVES} as approves,
  o.timezone as zone, tact.now() as now from tact.membership m join tact.role r on r.id = m.role_id join tact.organisation o on o.id = m.organisation_id
  where m.id = $1 and m.user_id = $2 and ${LIVE}`;
const OF_DEPUTY = `select m.user_id as "userId", m.organisation_id as "organisationId", m.team_id as "teamId", ${APPROVES} as approves from tact.membership m
  join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active where m.user_id = $1 and ${LIVE}`;

/** Supervisors name deputies, with dates; the database gives the deputy the team's cases while it lasts (DESIGN.md section 1). */
@Injectable()
export class DeputiesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  /** Deputies of the reader's teams and those it is in itself, past ones too. */
  desk(principal: Principal): Promise<DeputyDesk> {
    return this.uow.run(principal, async () => {
      const own = await this.uow.query<DeputyDesk['own'][number] & { organisationId: string }>(OWN, [principal.userId]);
      const items = await this.uow.query<DeputyRow>(LIST, [principal.userId, own.map(({ teamId }) => teamId)]);
      const candidates = await this.uow.query<DeputyDesk['candidates'][number]>(CANDIDATES, [own.map(({ organisationId }) => organisationId), principal.userId]);
      return { items: items.map(deputyView), own: own.map(({ membershipId, teamId, teamName }) => ({ membershipId, teamId, teamName })), candidates };
    });
  }

  /** Inside a unit of work. 404 for a membership that is not one's own, 400 naming the field, 409 `id_taken`. The same id again changes nothing. */
  async name(principal: Principal, input: NewDeputy): Promise<DeputyView> {
    const [mine] = await this.uow.query<Mine>(MINE, [input.membershipId, principal.userId]);
    if (!mine) throw new NotFound();
    const known = await this.one(principal, input.id);
    if (known) return known;
    const { from, to } = span(input, mine);
    const deputyMemberships = await this.uow.query<SupervisingMembership>(OF_DEPUTY, [input.deputyId]);
    const supervisor = { userId: principal.userId, organisationId: mine.organisationId, teamId: mine.teamId, approves: mine.approves };
    const refusal = deputyRefusal({ supervisor, deputyUserId: input.deputyId, deputyMemberships, from, to, now: mine.now.toISOString() });
    if (refusal) throw new BadRequest([{ path: refusal.field === 'supervisor' ? 'membershipId' : refusal.field, code: refusal.code }]);
    await this.uow.query(`insert into tact.deputy (id, membership_id, supervisor_id, deputy_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $3)`,
      [input.id, input.membershipId, principal.userId, input.deputyId, mine.organisationId, mine.teamId, mine.programmeId, mine.roleId, from, to]).catch((error: unknown) => {
      throw (error as { driverError?: { code?: string } }).driverError?.code === '23505' ? new Conflict('id_taken') : error;
    });
    await this.notice.tell([input.deputyId], 'deputy_named', input.id);
    return (await this.one(principal, input.id))!;
  }

  /** Inside a unit of work. Ends it now: by the supervisor, or by the deputy. 404, 409 `version_conflict`, 422 `over`. */
  async end(principal: Principal, id: string, version: number): Promise<DeputyView> {
    const known = await this.one(principal, id);
    if (!known) throw new NotFound();
    if (known.version !== version) throw new Conflict('version_conflict', { version: known.version });
    if (!known.mayEnd) throw new Refused('over');
    await this.uow.query('update tact.deputy set ended_at = tact.now(), version = version + 1 where id = $1 and version = $2', [id, version]);
    const other = principal.userId === known.deputyId ? known.supervisorId : known.deputyId;
    if (other) await this.notice.tell([other], 'deputy_ended', id);
    return (await this.one(principal, id))!;
  }

  async one(principal: Principal, id: string): Promise<DeputyView | null> {
    const [row] = await this.uow.query<DeputyRow>(ONE, [principal.userId, id]);
    return row ? deputyView(row) : null;
  }
}

/** From the beginning of the first day (or now) to the end of the last, on the organisation's wall clock. */
function span({ from, to }: NewDeputy, { zone, now }: Mine): { readonly from: string; readonly to: string } {
  const start = midnight(from, 0, zone, 'from');
  const end = midnight(to, 1, zone, 'to');
  return { from: new Date(Math.max(start, Math.min(now.getTime(), end - 1))).toISOString(), to: new Date(end).toISOString() };
}

function midnight(day: string, plus: number, zone: string, path: string): number {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw new BadRequest([{ path, code: 'not_a_date' }]);
  at.setUTCDate(at.getUTCDate() + plus);
  return toInstant({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), minute: 0 }, zone);
}
