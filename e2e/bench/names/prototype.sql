-- Name search over a blind index, as measured by recall.bench.ts in its own schema.
-- query: {"full": ["-123"], "strict": [...], "sound": [...], "near": [[...], ...]}, 64-bit numbers as strings: full of the name as a
-- whole (any may match), strict and sound one of each part (all must match), near all of each part (one of each must match).
drop schema if exists name_bench cascade;
create schema name_bench;
create table name_bench.case_name (id int primary key, case_id int not null, sealed bytea not null, wrapped bytea not null, tokens bigint[] not null,
  part_count int not null);
create table name_bench.case_grant (grantee_id int not null, case_id int not null, sections text[] not null, primary key (case_id, grantee_id));
create table name_bench.plain_name (id int primary key, name text not null);

create function name_bench.numbers(list jsonb) returns bigint[] language sql immutable strict as $$
  select array_agg(value::bigint) from jsonb_array_elements_text(list) value $$;

create function name_bench.may_see(actor int, which int) returns boolean language sql stable as $$
  select exists (select 1 from name_bench.case_grant g where g.case_id = which and g.grantee_id = actor and 'identity' = any(g.sections)) $$;

-- At most max candidates the actor may see, the likeliest first: the same name as a whole, then names with all parts as
-- written, then with all parts by sound, then those that share something with every part, by how much they share. Twenty
-- of one kind are enough: then no weaker ones are looked for. Of the last kind at most 8 * max are weighed. Three parts are
-- asked of the index; the caller ranks by all.
-- One static statement under a generic plan: planning would cost more than the search. A materialised CTE is read row by
-- row, so a LIMIT on it stops early, and it keeps the planner from walking another index in hope of stopping early; a kind
-- behind a count that is not met is never read. An actor with at most 1,000 cases is answered from those.
-- None found: names that share with every part but one follow (score below zero), at most 4 * max of each weighed.
create function name_bench.search_names(actor int, query jsonb, max int default 30) returns table (case_id int, name_id int, score int)
language plpgsql stable rows 30 set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  k int := least(jsonb_array_length(query -> 'near'), 3);
  full_name bigint[] := name_bench.numbers(query -> 'full');
  as_written bigint[] := name_bench.numbers(query -> 'strict');
  by_sound bigint[] := name_bench.numbers(query -> 'sound');
  a bigint[] := name_bench.numbers(query -> 'near' -> 0);
  b bigint[] := name_bench.numbers(query -> 'near' -> 1);
  c bigint[] := name_bench.numbers(query -> 'near' -> 2);
  near bigint[] := a || b || c;
  found_so_far int;
  mine int[] := array(select g.case_id from name_bench.case_grant g where g.grantee_id = actor and 'identity' = any(g.sections) limit 1001);
begin
  if coalesce(k, 0) = 0 or cardinality(mine) = 0 then return; end if;
  if cardinality(mine) <= 1000 then
    return query select n.case_id, n.id, (select count(*)::int from unnest(n.tokens) t where t = any(near))
        + case when n.tokens && full_name then 3000 when n.tokens @> as_written then 2000 when n.tokens @> by_sound then 1000 else 0 end
      from name_bench.case_name n where n.case_id = any(mine) and n.tokens && a and (k < 2 or n.tokens && b) and (k < 3 or n.tokens && c)
      order by 3 desc limit max;
    get diagnostics found_so_far = row_count;
    if found_so_far > 0 or k < 2 then return; end if;
    return query select n.case_id, n.id, (select count(*)::int from unnest(n.tokens) t where t = any(near)) - 1000
      from name_bench.case_name n where n.case_id = any(mine) and (n.tokens && a)::int + (n.tokens && b)::int + (k > 2 and n.tokens && c)::int = k - 1
      order by 3 desc limit max - found_so_far;
    return;
  end if;
  return query with
    f as materialized (select n.id, n.case_id from name_bench.case_name n where n.tokens && full_name),
    fulls as materialized (select f.id, f.case_id from f where name_bench.may_see(actor, f.case_id) limit least(max, 20)),
    w as materialized (select n.id, n.case_id from name_bench.case_name n where n.tokens @> as_written),
    writtens as materialized (select w.id, w.case_id from w
      where (select count(*) from fulls) < 20 and name_bench.may_see(actor, w.case_id) limit least(max, 20)),
    s as materialized (select n.id, n.case_id from name_bench.case_name n where n.tokens @> by_sound),
    sounds as materialized (select s.id, s.case_id from s
      where (select count(*) from fulls) < 20 and (select count(*) from writtens) < 20 and name_bench.may_see(actor, s.case_id) limit least(max, 20)),
    h as materialized (
      select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 1 and n.tokens && a
      union all select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 2 and n.tokens && a and n.tokens && b
      union all select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 3 and n.tokens && a and n.tokens && b and n.tokens && c),
    found as materialized (select h.id, h.case_id, h.tokens from h
      where (select count(*) from fulls) < 20 and (select count(*) from writtens) < 20 and (select count(*) from sounds) < 20
        and name_bench.may_see(actor, h.case_id) limit 8 * max),
    nears as (select o.id, o.case_id, count(*)::int as shared from (select o.id, o.case_id, unnest(o.tokens) as token from found o) o
      join unnest(near) t on t = o.token group by 1, 2),
    every as (
      select f.case_id, f.id, 3000 as score from fulls f union all select w.case_id, w.id, 2000 from writtens w
      union all select s.case_id, s.id, 1000 from sounds s union all select n.case_id, n.id, n.shared from nears n)
    select e.case_id, e.id, pg_catalog.max(e.score) from every e group by 1, 2 order by 3 desc limit max;
  get diagnostics found_so_far = row_count;
  if found_so_far > 0 or k < 2 then return; end if;
  return query with
    x as materialized (
      select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 2 and n.tokens && a and not n.tokens && b
      union all select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 3 and n.tokens && a and n.tokens && b and not n.tokens && c),
    y as materialized (
      select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 2 and n.tokens && b and not n.tokens && a
      union all select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 3 and n.tokens && a and n.tokens && c and not n.tokens && b),
    z as materialized (select n.id, n.case_id, n.tokens from name_bench.case_name n where k = 3 and n.tokens && b and n.tokens && c and not n.tokens && a),
    rest as (
      (select x.id, x.case_id, x.tokens from x where name_bench.may_see(actor, x.case_id) limit 4 * max)
      union all (select y.id, y.case_id, y.tokens from y where name_bench.may_see(actor, y.case_id) limit 4 * max)
      union all (select z.id, z.case_id, z.tokens from z where name_bench.may_see(actor, z.case_id) limit 4 * max))
    select o.case_id, o.id, count(*)::int - 1000 from (select r.id, r.case_id, unnest(r.tokens) as token from rest r) o
      join unnest(near) t on t = o.token group by 1, 2 order by 3 desc limit max - found_so_far;
end $$;
