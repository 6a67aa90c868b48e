import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/**
 * A seal covers, stream by stream, every event since the seal before, and the reads in between, chained in batch order. Its root is signed
 * outside the database (SECURITY.md, Audit).
 */
const TABLES = `
create table tact_audit.seal (
  no bigint primary key, at timestamptz not null, prev bytea not null, root bytea not null, events int not null, accesses int not null,
  hash bytea not null, key_id text not null, signature bytea not null);
create table tact_audit.seal_stream (
  seal_no bigint not null references tact_audit.seal, stream text not null, from_seq bigint not null, to_seq bigint not null, primary key (seal_no, stream));
create table tact_audit.sealed_head (stream text primary key, seq bigint not null);
create table tact_audit.sealed_access (
  access_id uuid primary key, seal_no bigint not null references tact_audit.seal, place int not null, chain bytea not null, unique (seal_no, place));

create function tact_audit.access_hash(r tact_audit.access_record) returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(jsonb_build_array(r.id, extract(epoch from r.at)::text, r.actor, r.session, r.kind, r.case_ids, r.section, r.request,
    extract(epoch from r.device_at)::text)::text, 'utf8')) $$;
`;

/**
 * What the API's sealing job calls, as the system actor only. \`since\` NULL looks through everything; otherwise through what is younger: the job
 * leaves a margin for transactions that were still open. Events of a stream come whole up to the newest one seen.
 */
const JOB = `
create function tact_audit.refuse_but_system() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin if not tact.is_system() then raise exception 'not allowed' using errcode = '42501'; end if; end $$;

create function tact_audit.last_seal() returns table (no bigint, at timestamptz, hash bytea) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_audit.refuse_but_system();
  return query select s.no, s.at, s.hash from tact_audit.seal s order by s.no desc limit 1;
end $$;

create function tact_audit.unsealed_count(since timestamptz, most int) returns int language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_audit.refuse_but_system();
  return (select count(*) from (select 1 from tact_audit.audit_event e where e.at > since limit most) x)
    + (select count(*) from (select 1 from tact_audit.access_record a where a.at > since limit most) y);
end $$;

create function tact_audit.unsealed_events(since timestamptz, most int) returns table (stream text, seq bigint, hash bytea) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  perform tact_audit.refuse_but_system();
  return query
    with streams as materialized (
      select h.stream, h.seq as newest, coalesce(s.seq, 0) as sealed from tact_audit.stream_head h left join tact_audit.sealed_head s on s.stream = h.stream
        where h.seq > coalesce(s.seq, 0)
          and (since is null or h.stream in (select e.stream from tact_audit.audit_event e where e.at >= since))
        limit most)
    select e.stream, e.seq, e.hash from streams s
      join lateral (select x.stream, x.seq, x.hash from tact_audit.audit_event x where x.stream = s.stream and x.seq > s.sealed order by x.seq limit most) e on true
      order by e.stream collate "C", e.seq limit most;
end $$;

create function tact_audit.unsealed_accesses(since timestamptz, most int) returns table (id uuid, hash bytea) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  perform tact_audit.refuse_but_system();
  return query select a.id, tact_audit.access_hash(a) from tact_audit.access_record a
    where (since is null or a.at >= since) and not exists (select 1 from tact_audit.sealed_access s where s.access_id = a.id)
    order by a.at, a.id limit most;
end $$;

create function tact_audit.add_seal(no bigint, at timestamptz, prev bytea, root bytea, hash bytea, key_id text, signature bytea, streams jsonb, accesses jsonb,
  events int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_audit.refuse_but_system();
  insert into tact_audit.seal values (no, at, prev, root, events, jsonb_array_length(accesses), hash, key_id, signature);
  insert into tact_audit.seal_stream select add_seal.no, s ->> 0, (s ->> 1)::bigint, (s ->> 2)::bigint from jsonb_array_elements(streams) s;
  insert into tact_audit.sealed_head as h select s ->> 0, (s ->> 2)::bigint from jsonb_array_elements(streams) s
    on conflict (stream) do update set seq = excluded.seq;
  insert into tact_audit.sealed_access select (a ->> 0)::uuid, add_seal.no, (a ->> 1)::int, decode(a ->> 2, 'hex') from jsonb_array_elements(accesses) a;
end $$;

create function tact_audit.seals_after(after bigint, most int) returns table (no bigint, at timestamptz, prev bytea, root bytea, events int, accesses int,
  hash bytea, key_id text, signature bytea, streams jsonb) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_audit.refuse_but_system();
  return query select s.no, s.at, s.prev, s.root, s.events, s.accesses, s.hash, s.key_id, s.signature,
      (select jsonb_agg(jsonb_build_array(t.stream, t.from_seq, t.to_seq) order by t.stream collate "C") from tact_audit.seal_stream t where t.seal_no = s.no)
    from tact_audit.seal s where s.no > after order by s.no limit most;
end $$;
grant execute on function tact_audit.last_seal(), tact_audit.unsealed_count(timestamptz, int), tact_audit.unsealed_events(timestamptz, int),
  tact_audit.unsealed_accesses(timestamptz, int), tact_audit.add_seal(bigint, timestamptz, bytea, bytea, bytea, text, bytea, jsonb, jsonb, int),
  tact_audit.seals_after(bigint, int) to tact_app;
`;

const RECORD_WRAPPED = `
  if tg_table_name = 'case_key' then
    old_row := old_row || jsonb_build_object('wrapped', encode(sha256(convert_to(old_row ->> 'wrapped', 'utf8')), 'hex'));
    new_row := new_row || jsonb_build_object('wrapped', encode(sha256(convert_to(new_row ->> 'wrapped', 'utf8')), 'hex'));
  end if;`;

/** The trail names a changed case key by its digest: key material stands in \`case_key\` alone, so that destroying it there is enough. */
async function redactKeys(runner: QueryRunner): Promise<void> {
  const [row] = (await runner.query(`select pg_get_functiondef('tact_audit.record()'::regprocedure) as text`)) as { text: string }[];
  const text = row?.text ?? '';
  if (text.includes('old_row || jsonb_build_object')) return;
  await asRole(runner, 'tact_audit', text.replace(/\nbegin\n/, `\nbegin${RECORD_WRAPPED}\n`));
  await runner.query(`delete from tact_audit.audit_value v using tact_audit.audit_event e where e.id = v.event_id and e.table_name = 'case_key'`);
}

/** Signed seals over the audit trail and the read log. */
export class Seals0620 implements MigrationInterface {
  readonly name = 'Seals1790000000620';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_audit', TABLES + JOB);
    await redactKeys(runner);
  }

  /** DESTRUCTIVE: the seals; the anchors outside the database stay. */
  async down(runner: QueryRunner): Promise<void> {
    const [row] = (await runner.query(`select pg_get_functiondef('tact_audit.record()'::regprocedure) as text`)) as { text: string }[];
    await asRole(runner, 'tact_audit', (row?.text ?? '').replace(RECORD_WRAPPED, ''));
    await runner.query(`drop function tact_audit.seals_after(bigint, int), tact_audit.add_seal(bigint, timestamptz, bytea, bytea, bytea, text, bytea, jsonb, jsonb, int),
      tact_audit.unsealed_accesses(timestamptz, int), tact_audit.unsealed_events(timestamptz, int), tact_audit.unsealed_count(timestamptz, int), tact_audit.last_seal(),
      tact_audit.refuse_but_system(), tact_audit.access_hash(tact_audit.access_record)`);
    await runner.query('drop table tact_audit.sealed_access, tact_audit.sealed_head, tact_audit.seal_stream, tact_audit.seal');
  }
}
