import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** Referrals whose clocks have changed, for the job that keeps their tasks: a receiver cannot write the sender's tasks. Ids only. */
const QUEUE = `
create table tact_private.referral_clock (referral_id uuid primary key, at timestamptz not null default clock_timestamp());
create function tact_private.note_referral_clock() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into tact_private.referral_clock (referral_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger note_clock after insert or update of state, last_feedback_at, feedback_due, respond_by on tact.referral for each row
  when (new.sent_at is not null) execute function tact_private.note_referral_clock();
insert into tact_private.referral_clock (referral_id) select r.id from tact.referral r where r.sent_at is not null and r.ended_at is null;
create function tact.take_referral_clocks(most int) returns setof uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  return query delete from tact_private.referral_clock q where q.referral_id in
    (select x.referral_id from tact_private.referral_clock x order by x.at limit most for update skip locked) returning q.referral_id;
end $$;
grant execute on function tact.take_referral_clocks(int) to tact_app;
`;

/** What a board is asked with: SQL of the teams, of the instant changes are told from, of the rows a list. */
interface BoardArguments {
  readonly teams: string;
  readonly since: string;
  readonly most: string;
}

const MINE = `mine as materialized (select tact.grantees() as ids, tact.block_ids() as blocked, tact.access_now() as at, tact.now() as now)`;
/** The access rule of the board: a writing grant in force, and no block. */
const SEEN = `and exists (select 1 from tact.case_grant g where g.case_id = c.id and g.access = 'write' and 'work' = any(g.sections) and g.grantee_id = any(mine.ids)
        and g.valid_from <= mine.at and (g.valid_to is null or g.valid_to > mine.at))
      and not exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id = any(mine.blocked))`;

/** The board's SQL. `seen`: what a case must be besides of the team, open; the bench asks without, to tell what protection costs. */
export function boardSql({ teams, since, most }: BoardArguments, mine = MINE, seen = SEEN): string {
  return `with ${mine},
  cases as materialized (select c.id, c.code, c.owner_id, c.risk, c.stage, c.sex, c.birth_year, c.registered_at, c.version, c.identification_source
    from tact.case_file c, mine where c.team_id = any(${teams}) and c.status <> 'closed' ${seen}),
  late as materialized (select t.id, t.case_id, t.kind, t.due_at, t.assignee_id, t.escalated_at, t.version, c.code, c.risk, c.owner_id, c.version as case_version
    from mine, cases c join tact.case_task t on t.case_id = c.id where t.state = 'open' and t.due_at <= mine.now)
  select jsonb_build_object('now', (select now from mine),
    'load', coalesce((select jsonb_agg(l) from (select c.owner_id as "ownerId", c.risk, count(*) as cases from cases c where c.owner_id is not null group by 1, 2) l), '[]'),
    'lateBy', coalesce((select jsonb_agg(l) from (select l.assignee_id as "userId", count(*) as tasks from late l group by 1) l), '[]'),
    'late', coalesce((select jsonb_agg(l) from (select l.id, l.case_id as "caseId", l.kind, l.due_at as "dueAt", l.assignee_id as "assigneeId", l.escalated_at as "escalatedAt", l.version,
      l.code, l.risk, l.owner_id as "ownerId", l.case_version as "caseVersion" from late l order by l.due_at, l.id limit ${most}) l), '[]'),
    'lateTotal', (select count(*) from late),
    'unassigned', coalesce((select jsonb_agg(u) from (select c.id as "caseId", c.code, c.risk, c.stage, c.sex, c.birth_year as "birthYear", c.registered_at as "registeredAt", c.version,
      c.identification_source as "source", (select min(t.due_at) from tact.case_task t where t.case_id = c.id and t.kind = 'assign_worker' and t.state = 'open') as "dueAt"
      from cases c where c.owner_id is null order by array_position(array['high', 'medium', 'low', 'none'], c.risk) nulls last, c.registered_at, c.id limit ${most}) u), '[]'),
    'unassignedTotal', (select count(*) from cases c where c.owner_id is null),
    'changes', coalesce((select jsonb_agg(x) from (select * from (
        select 'registered' as kind, c.id as "caseId", c.code, c.risk, c.registered_at as at, null as detail from cases c where c.registered_at > ${since}
        union all select 'moved', c.id, c.code, c.risk, m.at, m.to_stage from cases c join tact.stage_move m on m.case_id = c.id where m.at > ${since} and m.from_stage is not null
        union all select 'escalated', l.case_id, l.code, l.risk, l.escalated_at, l.kind from late l where l.escalated_at > ${since}
        union all select case a.reason_code when 'left' then 'left' else 'given' end, c.id, c.code, c.risk, a.at, a.reason_code from cases c
          join tact.case_assignment a on a.case_id = c.id where a.at > ${since} and a.undone_at is null) y order by y.at desc, y."caseId" limit ${most}) x), '[]'))`;
}

/**
 * The supervisor's board in one statement: open cases of those teams in which the actor holds a writing grant and which do not block it, and
 * what follows from them; counts cover these cases and nothing else. A definer function, as the name search is: it applies the access rule once
 * for the team instead of once a row and table. `most`: rows a list. Codes, dates and ids; no ciphertext.
 */
const BOARD = `
create function tact.team_board(teams uuid[], since timestamptz, most int) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  ${boardSql({ teams: 'teams', since: 'since', most: 'most' })} $$;
grant execute on function tact.team_board(uuid[], timestamptz, int) to tact_app;
`;

/** The supervisor's board, and the queue of referrals whose clocks have changed. */
export class Board0562 implements MigrationInterface {
  readonly name = 'Board1790000000562';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', QUEUE + BOARD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tact.team_board(uuid[], timestamptz, int), tact.take_referral_clocks(int)');
    await runner.query('drop trigger note_clock on tact.referral');
    await runner.query('drop function tact_private.note_referral_clock()');
    await runner.query('drop table tact_private.referral_clock');
  }
}
