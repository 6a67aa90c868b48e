/** $1 teams, $2 since, $3 rows a list. The function counts and lists what the actor may see of those teams (migration 0562). */
export const BOARD = 'select tact.team_board($1::uuid[], coalesce($2::timestamptz, tact.now() - interval \'7 days\'), $3::int) as board';

/** Whoever works on cases of those teams now, and whoever still has some. $1 teams, $2 owners of cases. */
export const PEOPLE = `select u.id as "userId", u.display_name as name, exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id
      where m.user_id = u.id and m.team_id = any($1::uuid[]) and r.case_scope in ('own', 'team') and u.active and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) as "isMember"
  from tact.app_user u where u.id = any($2::uuid[]) or u.active and u.id in (select m.user_id from tact.membership m join tact.role r on r.id = m.role_id
    where m.team_id = any($1::uuid[]) and r.case_scope = 'own' and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))`;

export const TEAMS = `select t.id as "teamId", t.name from tact.team t where t.id = any($1::uuid[]) order by t.name`;
