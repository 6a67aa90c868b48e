import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'tact_owner') then create role tact_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'tact_audit') then create role tact_audit nologin; end if;
  if not exists (select from pg_roles where rolname = 'tact_app') then
    create role tact_app login nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
  end if;
end $$;`;

const SCHEMAS = `
create schema if not exists tact_ext;
create extension if not exists pgcrypto schema tact_ext;
create schema tact authorization tact_owner;
create schema tact_private authorization tact_owner;
create schema tact_audit authorization tact_audit;
grant usage on schema tact to tact_app, tact_audit;
grant usage on schema tact_private to tact_app;
grant usage on schema tact_audit to tact_app, tact_owner;
grant usage on schema tact_ext to tact_owner, tact_audit, tact_app;
revoke all on schema public from public;
revoke execute on all functions in schema tact_ext from public;
grant execute on all functions in schema tact_ext to tact_owner, tact_audit;
`;

/** Roles and schemas: the app role owns nothing and cannot bypass row-level security (SECURITY.md, PostgreSQL). */
export class Roles0001 implements MigrationInterface {
  readonly name = 'Roles1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLES);
    await runner.query('grant tact_owner, tact_audit to current_user with inherit true, set true');
    await runner.query(SCHEMAS);
    await runner.query('alter default privileges for role tact_owner revoke execute on functions from public');
    await runner.query('alter default privileges for role tact_audit revoke execute on functions from public');
  }

  /** DESTRUCTIVE: drops every schema of Tact. Roles stay: other databases of the cluster may use them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema if exists tact cascade');
    await runner.query('drop schema if exists tact_private cascade');
    await runner.query('drop schema if exists tact_audit cascade');
    await runner.query('drop schema if exists tact_ext cascade');
  }
}
