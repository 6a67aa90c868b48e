import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const TABLES = `
create table tact_audit.stream_head (stream text primary key, seq bigint not null, hash bytea not null);
create table tact_audit.audit_event (
  id uuid primary key, stream text not null, seq bigint not null, prev_hash bytea not null, hash bytea not null, at timestamptz not null,
  actor uuid, request text, table_name text not null, row_id text not null, op text not null, changed text[] not null, reason text,
  salt bytea not null, digest bytea not null, unique (stream, seq));
create index audit_event_at on tact_audit.audit_event (at desc);
create index audit_event_actor on tact_audit.audit_event (actor, at desc);
create table tact_audit.audit_value (event_id uuid primary key references tact_audit.audit_event, before jsonb, after jsonb);
create table tact_audit.access_record (
  id uuid primary key, at timestamptz not null default clock_timestamp(), xid xid8 not null default pg_current_xact_id(),
  actor uuid not null, session uuid, kind text not null
    check (kind in ('revealed', 'opened', 'delivered', 'opened_on_device', 'matched', 'exported', 'system')),
  case_ids uuid[] not null check (cardinality(case_ids) between 1 and 500), section text, request text, device_at timestamptz);
create index access_record_at on tact_audit.access_record (at desc);
create index access_record_actor on tact_audit.access_record (actor, at desc);
create index access_record_cases on tact_audit.access_record using gin (case_ids);
`;

/**
 * One event a changed row, chained within its stream. \`changed\` names columns and, through field_versions, the fields inside a
 * sealed column. Values go to audit_value so that erasure can delete them without breaking the chain.
 */
const RECORD = `
create function tact_audit.changed_keys(before jsonb, after jsonb) returns text[] language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(k order by k), '{}') from (
    select a.key as k from jsonb_each(coalesce(after, '{}')) a where before is null or before -> a.key is distinct from a.value
    union select 'field:' || f.key from jsonb_each(coalesce(after -> 'field_versions', '{}')) f
      where before -> 'field_versions' -> f.key is distinct from f.value) x $$;

create function tact_audit.event_hash(prev bytea, stream text, seq bigint, at timestamptz, actor uuid, request text, table_name text,
  row_id text, op text, changed text[], reason text, digest bytea) returns bytea language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select sha256(prev || convert_to(jsonb_build_array(stream, seq, extract(epoch from at)::text, actor, request, table_name, row_id, op,
    changed, reason, encode(digest, 'hex'))::text, 'utf8')) $$;

create function tact_audit.value_digest(salt bytea, before jsonb, after jsonb) returns bytea language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select sha256(salt || convert_to(coalesce(before::text, '') || '>' || coalesce(after::text, ''), 'utf8')) $$;

create function tact_audit.record() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(new_row, old_row);
  in_stream text := case
    when tg_table_name = 'case_file' then 'case:' || (any_row ->> 'id')
    when any_row ? 'case_id' and any_row ->> 'case_id' is not null then 'case:' || (any_row ->> 'case_id')
    when tg_table_name = 'organisation' then 'org:' || (any_row ->> 'id')
    when any_row ? 'organisation_id' and any_row ->> 'organisation_id' is not null then 'org:' || (any_row ->> 'organisation_id')
    else 'system' end;
  head tact_audit.stream_head;
  event tact_audit.audit_event;
begin
  if tg_op = 'UPDATE' and old_row = new_row then return null; end if;
  insert into tact_audit.stream_head (stream, seq, hash) values (in_stream, 0, '\\x') on conflict (stream) do nothing;
  select * into head from tact_audit.stream_head h where h.stream = in_stream for update;
  event.id := uuidv7(); event.stream := in_stream; event.seq := head.seq + 1; event.prev_hash := head.hash;
  event.at := clock_timestamp(); event.actor := tact.actor(); event.request := nullif(current_setting('tact.request', true), '');
  event.table_name := tg_table_name; event.row_id := coalesce(any_row ->> 'id', any_row ->> 'case_id', any_row ->> 'key', any_row ->> 'user_id',
    (any_row ->> 'list') || ':' || (any_row ->> 'code'), '');
  event.op := lower(tg_op); event.changed := tact_audit.changed_keys(old_row, new_row);
  event.reason := nullif(current_setting('tact.reason', true), ''); event.salt := uuid_send(gen_random_uuid());
  event.digest := tact_audit.value_digest(event.salt, old_row, new_row);
  event.hash := tact_audit.event_hash(event.prev_hash, event.stream, event.seq, event.at, event.actor, event.request, event.table_name,
    event.row_id, event.op, event.changed, event.reason, event.digest);
  insert into tact_audit.audit_event select event.*;
  insert into tact_audit.audit_value values (event.id, old_row, new_row);
  update tact_audit.stream_head set seq = event.seq, hash = event.hash where stream = in_stream;
  return null;
end $$;
grant execute on function tact_audit.record() to tact_owner;

create function tact_audit.watch(target regclass) returns void language plpgsql security invoker as $$
begin
  execute format('create trigger audit_row after insert or update or delete on %s for each row execute function tact_audit.record()', target);
end $$;
grant execute on function tact_audit.watch(regclass) to tact_owner;
`;

/** Names the first event whose link, hash, value digest or place in the stream is wrong; no row when all is whole. */
const VERIFY = `
create function tact_audit.verify(only_stream text default null)
  returns table (stream text, seq bigint, problem text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with e as (
    select a.*, v.event_id, v.before, v.after, lag(a.hash) over w as last_hash, lag(a.seq) over w as last_seq
    from tact_audit.audit_event a left join tact_audit.audit_value v on v.event_id = a.id
    where only_stream is null or a.stream = only_stream window w as (partition by a.stream order by a.seq)),
  bad as (
    select e.stream, e.seq, case
      when e.seq <> coalesce(e.last_seq, 0) + 1 then 'removed'
      when e.prev_hash <> coalesce(e.last_hash, '\\x'::bytea) then 'reordered'
      when e.hash <> tact_audit.event_hash(e.prev_hash, e.stream, e.seq, e.at, e.actor, e.request, e.table_name, e.row_id, e.op, e.changed,
        e.reason, e.digest) then 'changed'
      when e.event_id is not null and e.digest <> tact_audit.value_digest(e.salt, e.before, e.after) then 'value changed' end as problem
    from e
    union all
    select h.stream, h.seq, 'cut off' from tact_audit.stream_head h
    where (only_stream is null or h.stream = only_stream) and h.seq <> coalesce((select max(a.seq) from tact_audit.audit_event a where a.stream = h.stream), 0))
  select distinct on (b.stream) b.stream, b.seq, b.problem from bad b where b.problem is not null order by b.stream, b.seq $$;
`;

const WATCHED = ['area', 'organisation', 'team', 'programme', 'app_user', 'role', 'membership', 'setting', 'code_value', 'change_request'];

/** The audit trail: written by triggers only; the app role can neither write, change nor delete it (SECURITY.md, Audit). */
export class Audit0004 implements MigrationInterface {
  readonly name = 'Audit1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_audit', TABLES + RECORD + VERIFY);
    await asRole(runner, 'tact_owner', WATCHED.map((table) => `select tact_audit.watch('tact.${table}');`).join('\n'));
  }

  /** DESTRUCTIVE: the audit trail and the read log. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of WATCHED) await runner.query(`drop trigger audit_row on tact.${table}`);
    await runner.query(`drop function tact_audit.verify(text), tact_audit.watch(regclass), tact_audit.record(),
      tact_audit.value_digest(bytea, jsonb, jsonb), tact_audit.changed_keys(jsonb, jsonb) cascade`);
    await runner.query(`drop function tact_audit.event_hash(bytea, text, bigint, timestamptz, uuid, text, text, text, text, text[], text, bytea)`);
    await runner.query('drop table tact_audit.access_record, tact_audit.audit_value, tact_audit.audit_event, tact_audit.stream_head cascade');
  }
}
