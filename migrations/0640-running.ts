import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** What readiness asks, and what is thrown away after 30 days; the system actor only. */
const FUNCTIONS = `
create function tact_private.refuse_but_system() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin if not tact.is_system() then raise exception 'not allowed' using errcode = '42501'; end if; end $$;

create function tact_private.case_key_versions() returns table (version int) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_private.refuse_but_system();
  return query select distinct k.key_version from tact.case_key k;
end $$;

create function tact_private.migrations_done() returns setof text language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select m.name::text from public.tact_migration m;
end $$;

create index refresh_token_expiry on tact.refresh_token (expires_at);
create index idempotency_age on tact.idempotency (at);

create function tact_private.purge_old(most int) returns table (refresh_tokens int, receipts int) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_private.refuse_but_system();
  delete from tact.refresh_token t where t.id in (select o.id from tact.refresh_token o where o.expires_at < clock_timestamp() - interval '30 days' limit most);
  get diagnostics refresh_tokens = row_count;
  delete from tact.idempotency i where i.ctid in (select o.ctid from tact.idempotency o where o.at < clock_timestamp() - interval '30 days' limit most);
  get diagnostics receipts = row_count;
  return next;
end $$;
grant execute on function tact_private.migrations_done(), tact_private.case_key_versions(), tact_private.purge_old(int) to tact_app;
`;

/** Readiness reads which migrations are done and under which key-encryption keys case keys lie; refresh tokens and receipts of repeated requests go after 30 days. */
export class Running0640 implements MigrationInterface {
  readonly name = 'Running1790000000640';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', FUNCTIONS);
    await runner.query('grant usage on schema public to tact_owner; grant select on public.tact_migration to tact_owner');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke all on public.tact_migration from tact_owner; revoke usage on schema public from tact_owner');
    await runner.query('drop index tact.refresh_token_expiry, tact.idempotency_age');
    await runner.query('drop function tact_private.migrations_done(), tact_private.purge_old(int), tact_private.case_key_versions(), tact_private.refuse_but_system()');
  }
}
