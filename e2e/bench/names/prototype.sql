-- Name search over a blind index, as measured by recall.bench.ts in its own schema.
-- parts: [{"exact": ["-123"], "whole": [...], "phonetic": [...], "neighbours": [...]}], 64-bit numbers as strings.
drop schema if exists name_bench cascade;
create schema name_bench;
create table name_bench.case_name (id int primary key, case_id int not null, sealed bytea not null, wrapped bytea not null, tokens bigint[] not null,
  part_count int not null);
create table name_bench.case_grant (grantee_id int not null, case_id int not null, sections text[] not null, primary key (case_id, grantee_id));
create table name_bench.plain_name (id int primary key, name text not null);

create function name_bench.tokens_of(part jsonb, kinds text[]) returns bigint[] language sql immutable as $$
  select coalesce(array_agg(value::bigint), '{}') from unnest(kinds) kind, jsonb_array_elements_text(coalesce(part -> kind, '[]')) value $$;

-- At most max candidates the actor may see, the likeliest first: names with all parts as written, then with all parts by
-- sound, then those that share something with every part, by how much they share, of which at most 8 * max are weighed.
create function name_bench.search_names(actor int, parts jsonb, max int default 50) returns table (case_id int, name_id int, score int)
language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_custom_plan set jit = off as $$
declare
  part jsonb;
  exact bigint[] := '{}';
  every bigint[] := '{}';
  sound text := '';
  any_part text := '';
  mine int[];
  may text;
  source text;
begin
  if jsonb_array_length(parts) = 0 then return; end if;
  for part in select value from jsonb_array_elements(parts) limit 8 loop
    exact := exact || name_bench.tokens_of(part, '{exact}');
    every := every || name_bench.tokens_of(part, '{exact,whole,phonetic,neighbours}');
    sound := sound || format(' and n.tokens && %L::bigint[]', name_bench.tokens_of(part, '{exact,whole}'));
    any_part := any_part || format(' and n.tokens && %L::bigint[]', name_bench.tokens_of(part, '{exact,whole,phonetic,neighbours}'));
  end loop;
  select array_agg(g.case_id) into mine from (select g.case_id from name_bench.case_grant g
    where g.grantee_id = actor and 'identity' = any(g.sections) limit 2001) g;
  if mine is null then return; end if;
  if cardinality(mine) <= 2000 then
    may := 'n.case_id = any($3)';
  else
    may := 'exists (select 1 from name_bench.case_grant g where g.case_id = n.case_id and g.grantee_id = $4 and ''identity'' = any(g.sections))';
  end if;
  source := format($q$
    with as_written as materialized (
      select n.id, n.case_id, 2000 as score from name_bench.case_name n where n.tokens @> $1 and %1$s limit $5),
    by_sound as materialized (
      select n.id, n.case_id, 1000 as score from name_bench.case_name n
      where (select count(*) from as_written) < $5 %2$s and %1$s limit $5),
    likely as materialized (
      select w.id, w.case_id, (select count(*)::int from unnest(w.tokens) t where t = any($2)) as score
      from (select n.id, n.case_id, n.tokens from name_bench.case_name n
        where (select count(*) from by_sound) < $5 %3$s and %1$s limit $5 * 8) w)
    select a.case_id, a.id, max(a.score) from (table as_written union all table by_sound union all table likely) a
    group by 1, 2 order by 3 desc limit $5 $q$, may, sound, any_part);
  return query execute source using exact, every, mine, actor, max;
end $$;
