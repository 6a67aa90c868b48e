import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const SEES = (id: string): string => `(exists (select 1 from tact.case_grant g where g.case_id = ${id} and g.grantee_id = any(ids) and 'identity' = any(g.sections)
      and g.valid_from <= at and (g.valid_to is null or g.valid_to > at))
    and not exists (select 1 from tact.case_block b where b.case_id = ${id} and b.blocked_id = any(blocked)))`;

/**
 * A GIN index is not used under a policy (its operators are not leakproof), so this definer function applies the access rule itself and
 * answers ids only (SECURITY.md, PostgreSQL). \`query\`: {"full": [..], "strict": [..], "sound": [..], "near": [[..], ..]}, 64-bit numbers as
 * strings: full of the name as a whole (any may match), strict and sound one of each part (all must), near all of each part (one of each).
 *
 * The likeliest come first: the same name as a whole, then all parts as written, then all parts by sound, then names that share something
 * with every part, by how much. Twenty of one kind are enough; of the last kind at most eight times the answer is weighed. One static
 * statement under a generic plan: planning would cost more than the search. A materialised CTE is read row by row, so a LIMIT on it stops
 * early; a kind behind a count that is not met is never read. An actor with at most 1,000 grants is answered from those cases. Where none
 * is found, names that share with every part but one follow, with a score below zero, at most four times the answer of each kind weighed.
 */
export const FORMER_SEARCH = `create or replace function tact.search_names(query jsonb, max int default 50) returns table (case_id uuid, name_id uuid, score int)
language plpgsql stable security definer rows 30 set search_path = pg_catalog, pg_temp set enable_seqscan = off
set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  most int := greatest(0, least(max, 50));
  k int := least(jsonb_array_length(query -> 'near'), 3);
  full_name bigint[] := tact_private.numbers(query -> 'full');
  as_written bigint[] := tact_private.numbers(query -> 'strict');
  by_sound bigint[] := tact_private.numbers(query -> 'sound');
  a bigint[] := tact_private.numbers(query -> 'near' -> 0);
  b bigint[] := tact_private.numbers(query -> 'near' -> 1);
  c bigint[] := tact_private.numbers(query -> 'near' -> 2);
  near bigint[] := a || b || c;
  ids uuid[] := tact.grantees();
  blocked uuid[] := tact.block_ids();
  at timestamptz := tact.access_now();
  mine uuid[];
  found_so_far int;
begin
  if coalesce(k, 0) = 0 or most = 0 or cardinality(ids) = 0 then return; end if;
  mine := array(select g.case_id from tact.case_grant g where g.grantee_id = any(ids) and 'identity' = any(g.sections)
    and g.valid_from <= at and (g.valid_to is null or g.valid_to > at) limit 1001);
  if cardinality(mine) = 0 then return; end if;
  if cardinality(mine) <= 1000 then
    return query select n.case_id, n.id, (select count(*)::int from unnest(n.tokens) t where t = any(near))
        + case when n.tokens && full_name then 3000 when n.tokens @> as_written then 2000 when n.tokens @> by_sound then 1000 else 0 end
      from tact.case_name n where n.case_id = any(mine) and n.tokens && a and (k < 2 or n.tokens && b) and (k < 3 or n.tokens && c)
        and not exists (select 1 from tact.case_block b where b.case_id = n.case_id and b.blocked_id = any(blocked))
      order by 3 desc limit most;
    get diagnostics found_so_far = row_count;
    if found_so_far > 0 or k < 2 then return; end if;
    return query select n.case_id, n.id, (select count(*)::int from unnest(n.tokens) t where t = any(near)) - 1000
      from tact.case_name n where n.case_id = any(mine) and (n.tokens && a)::int + (n.tokens && b)::int + (k > 2 and n.tokens && c)::int = k - 1
        and not exists (select 1 from tact.case_block b where b.case_id = n.case_id and b.blocked_id = any(blocked))
      order by 3 desc limit most - found_so_far;
    return;
  end if;
  return query with
    f as materialized (select n.id, n.case_id from tact.case_name n where n.tokens && full_name),
    fulls as materialized (select f.id, f.case_id from f where ${SEES('f.case_id')} limit least(most, 20)),
    w as materialized (select n.id, n.case_id from tact.case_name n where n.tokens @> as_written),
    writtens as materialized (select w.id, w.case_id from w where (select count(*) from fulls) < 20 and ${SEES('w.case_id')} limit least(most, 20)),
    s as materialized (select n.id, n.case_id from tact.case_name n where n.tokens @> by_sound),
    sounds as materialized (select s.id, s.case_id from s
      where (select count(*) from fulls) < 20 and (select count(*) from writtens) < 20 and ${SEES('s.case_id')} limit least(most, 20)),
    h as materialized (
      select n.id, n.case_id, n.tokens from tact.case_name n where k = 1 and n.tokens && a
      union all select n.id, n.case_id, n.tokens from tact.case_name n where k = 2 and n.tokens && a and n.tokens && b
      union all select n.id, n.case_id, n.tokens from tact.case_name n where k = 3 and n.tokens && a and n.tokens && b and n.tokens && c),
    found as materialized (select h.id, h.case_id, h.tokens from h
      where (select count(*) from fulls) < 20 and (select count(*) from writtens) < 20 and (select count(*) from sounds) < 20
        and ${SEES('h.case_id')} limit 8 * most),
    nears as (select o.id, o.case_id, count(*)::int as shared from (select o.id, o.case_id, unnest(o.tokens) as token from found o) o
      join unnest(near) t on t = o.token group by 1, 2),
    every as (
      select f.case_id, f.id, 3000 as score from fulls f union all select w.case_id, w.id, 2000 from writtens w
      union all select s.case_id, s.id, 1000 from sounds s union all select n.case_id, n.id, n.shared from nears n)
    select e.case_id, e.id, pg_catalog.max(e.score) from every e group by 1, 2 order by 3 desc limit most;
  get diagnostics found_so_far = row_count;
  if found_so_far > 0 or k < 2 then return; end if;
  return query with
    x as materialized (
      select n.id, n.case_id, n.tokens from tact.case_name n where k = 2 and n.tokens && a and not n.tokens && b
      union all select n.id, n.case_id, n.tokens from tact.case_name n where k = 3 and n.tokens && a and n.tokens && b and not n.tokens && c),
    y as materialized (
      select n.id, n.case_id, n.tokens from tact.case_name n where k = 2 and n.tokens && b and not n.tokens && a
      union all select n.id, n.case_id, n.tokens from tact.case_name n where k = 3 and n.tokens && a and n.tokens && c and not n.tokens && b),
    z as materialized (select n.id, n.case_id, n.tokens from tact.case_name n where k = 3 and n.tokens && b and n.tokens && c and not n.tokens && a),
    rest as (
      (select x.id, x.case_id, x.tokens from x where ${SEES('x.case_id')} limit 4 * most)
      union all (select y.id, y.case_id, y.tokens from y where ${SEES('y.case_id')} limit 4 * most)
      union all (select z.id, z.case_id, z.tokens from z where ${SEES('z.case_id')} limit 4 * most))
    select o.case_id, o.id, count(*)::int - 1000 from (select r.id, r.case_id, unnest(r.tokens) as token from rest r) o
      join unnest(near) t on t = o.token group by 1, 2 order by 3 desc limit most - found_so_far;
end $$;
`;

const SEARCH = `
create index case_name_tokens on tact.case_name using gin (tokens) with (fastupdate = off);
create function tact_private.numbers(list jsonb) returns bigint[] language sql immutable strict set search_path = pg_catalog, pg_temp as $$
  select array_agg(value::bigint) from jsonb_array_elements_text(list) value $$;
${FORMER_SEARCH}grant execute on function tact.search_names(jsonb, int) to tact_app;
`;

/** Blind-index name search with the access rule in it. */
export class NameSearch0302 implements MigrationInterface {
  readonly name = 'NameSearch1790000000302';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tact.search_names(jsonb, int), tact_private.numbers(jsonb)');
    await runner.query('drop index tact.case_name_tokens');
  }
}
