import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const TABLES = `
create table tact.area (
  id uuid primary key, parent_id uuid references tact.area, kind text not null, code_system text not null, code text not null,
  names jsonb not null default '{}', valid_from date, valid_to date, successor_id uuid references tact.area,
  version int not null default 1, unique (code_system, code));
create table tact.organisation (
  id uuid primary key, kind text not null check (kind in ('ngo', 'duty_bearer')),
  category text check (category in ('state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community')),
  name text not null, country text not null, area_id uuid references tact.area, timezone text not null default 'Europe/Tirane',
  active boolean not null default true, version int not null default 1, field_versions jsonb not null default '{}',
  created_at timestamptz not null default now(), updated_at timestamptz not null default now());
create table tact.team (
  id uuid primary key, organisation_id uuid not null references tact.organisation, name text not null,
  version int not null default 1);
create table tact.programme (
  id uuid primary key, key text not null unique, name text not null, countries text[] not null default '{}',
  active boolean not null default true, version int not null default 1);
create table tact.app_user (
  id uuid primary key, email text not null unique, display_name text not null, language text not null default 'en',
  active boolean not null default true, is_demo boolean not null default false, version int not null default 1,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now());
create table tact.role (
  id uuid primary key, key text not null unique, name text not null, built_in boolean not null default false,
  case_scope text not null check (case_scope in ('own', 'team', 'organisation', 'received', 'none')),
  permissions jsonb not null, version int not null default 1, updated_at timestamptz not null default now());
create table tact.membership (
  id uuid primary key, user_id uuid not null references tact.app_user, organisation_id uuid not null references tact.organisation,
  team_id uuid references tact.team, programme_id uuid references tact.programme, role_id uuid not null references tact.role,
  valid_from timestamptz not null default now(), valid_to timestamptz, version int not null default 1,
  created_at timestamptz not null default now());
create index membership_user on tact.membership (user_id);
create index membership_team on tact.membership (team_id);
create table tact.setting (
  key text primary key, value jsonb not null, version int not null default 1, updated_at timestamptz not null default now(),
  updated_by uuid);
create table tact.code_value (
  list text not null, code text not null, labels jsonb not null, extra jsonb not null default '{}', active boolean not null default true,
  position int not null default 0, version int not null default 1, updated_at timestamptz not null default now(),
  primary key (list, code));
create table tact.change_request (
  id uuid primary key, kind text not null, payload jsonb not null, subject_user_id uuid references tact.app_user,
  organisation_id uuid references tact.organisation, proposed_by uuid not null references tact.app_user,
  proposed_at timestamptz not null default now(), state text not null default 'waiting'
    check (state in ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid references tact.app_user, decided_at timestamptz, version int not null default 1,
  check (decided_by is distinct from proposed_by));
create table tact.notification (
  id uuid primary key, user_id uuid not null references tact.app_user, kind text not null, resource text, at timestamptz not null default now(),
  read_at timestamptz);
create index notification_user on tact.notification (user_id, at desc);
grant select on tact.area, tact.organisation, tact.team, tact.programme, tact.app_user, tact.role, tact.membership, tact.setting,
  tact.code_value, tact.change_request, tact.notification to tact_app;
grant insert, update on tact.area, tact.organisation, tact.team, tact.programme, tact.app_user, tact.role, tact.membership,
  tact.setting, tact.code_value, tact.change_request, tact.notification to tact_app;
`;

const CREDENTIALS = `
create table tact.credential (
  user_id uuid primary key references tact.app_user, password_hash text not null, totp_sealed bytea, totp_last_step bigint not null default 0,
  failed_count int not null default 0, delay_until timestamptz, updated_at timestamptz not null default now());
create table tact.device (
  id uuid primary key, user_id uuid not null references tact.app_user, label text not null, created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(), revoked_at timestamptz);
create table tact.session (
  id uuid primary key, user_id uuid not null references tact.app_user, device_id uuid references tact.device,
  kind text not null default 'browser' check (kind in ('browser', 'cli', 'job')), created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(), expires_at timestamptz not null, revoked_at timestamptz, second_factor_at timestamptz);
create index session_of_user on tact.session (user_id);
create table tact.refresh_token (
  id uuid primary key, session_id uuid not null references tact.session, token_hash bytea not null unique, parent_id uuid,
  successor_sealed bytea, created_at timestamptz not null default now(), used_at timestamptz, expires_at timestamptz not null);
create index refresh_session on tact.refresh_token (session_id);
`;

const PRIVATE = `
create table tact_private.secret (name text primary key, value bytea not null);
create table tact_private.clock (only_row boolean primary key default true check (only_row), ahead interval not null default '0',
  epoch uuid not null default gen_random_uuid());
insert into tact_private.clock default values;
`;

/** Organisations, people, roles, settings and credentials: no case content, so no section. */
export class Organisations0002 implements MigrationInterface {
  readonly name = 'Organisations1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + CREDENTIALS + PRIVATE);
  }

  /** DESTRUCTIVE: all organisations, users and settings. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tact_private.clock, tact_private.secret, tact.refresh_token, tact.session, tact.device, tact.credential,
      tact.notification, tact.change_request, tact.code_value, tact.setting, tact.membership, tact.role, tact.app_user, tact.programme, tact.team,
      tact.organisation, tact.area cascade`);
  }
}
