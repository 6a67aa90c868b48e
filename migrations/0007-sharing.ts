import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const ROW = `version int not null default 1, field_versions jsonb not null default '{}', created_by uuid not null,
  created_at timestamptz not null default now(), updated_by uuid not null, updated_at timestamptz not null default now()`;

const TABLES = `
create table tact.referral (
  id uuid primary key, case_id uuid not null references tact.case_file, case_code text not null, code text not null,
  from_organisation_id uuid not null references tact.organisation, from_user_id uuid not null references tact.app_user, from_team_id uuid,
  to_organisation_id uuid not null references tact.organisation, to_user_id uuid references tact.app_user, state text not null,
  urgency text not null, kind text not null, purpose text not null, sections text[] not null, services text[] not null,
  consent_ids uuid[] not null default '{}', respond_by timestamptz, expires_at timestamptz not null,
  access text not null default 'none' check (access in ('none', 'header', 'scope')), proposed_by uuid references tact.app_user,
  proposed_at timestamptz, decided_by uuid references tact.app_user, decided_at timestamptz, sent_at timestamptz, acknowledged_at timestamptz,
  answered_at timestamptz, answered_by uuid references tact.app_user, decline_reason text, ended_at timestamptz, first_feedback_due timestamptz,
  feedback_due timestamptz, last_feedback_at timestamptz, escalated_at timestamptz, returned_fields text[] not null default '{}', ${ROW},
  check (decided_by is distinct from proposed_by or decided_by is null));
create index referral_case on tact.referral (case_id);
create index referral_to on tact.referral (to_organisation_id, state);
create index referral_from on tact.referral (from_organisation_id, state);
create table tact.referral_entry (
  id uuid primary key, referral_id uuid not null references tact.referral, case_id uuid not null references tact.case_file,
  kind text not null check (kind in ('header', 'question', 'answer', 'feedback', 'return_comment', 'decline_note', 'acknowledgement',
    'completion', 'snapshot')),
  section text, sealed bytea, by uuid not null references tact.app_user, organisation_id uuid not null references tact.organisation,
  at timestamptz not null);
create index referral_entry_referral on tact.referral_entry (referral_id, at);
create table tact.approval (
  id uuid primary key, case_id uuid not null references tact.case_file, subject_kind text not null check (subject_kind in ('referral', 'move')),
  subject_id uuid not null, subject_version int not null, state text not null
    check (state in ('waiting', 'approved', 'returned', 'stale', 'withdrawn')),
  proposed_by uuid not null references tact.app_user, proposed_at timestamptz not null, decided_by uuid references tact.app_user,
  decided_at timestamptz, marked_fields text[] not null default '{}', hmac bytea, snapshot_id uuid, organisation_id uuid not null references tact.organisation,
  team_id uuid, version int not null default 1, check (decided_by is null or decided_by <> proposed_by));
create index approval_waiting on tact.approval (team_id, state);
create index approval_subject on tact.approval (subject_kind, subject_id);
`;

const SECTIONS = [section('referral', 'work'), section('referral_entry', 'by referral'), section('approval', 'work')].join('\n');

/** A referral's \`access\` column (set from the rule in libs/domain) opens and ends the receiver's grant. */
const FOLLOW = `
create function tact_private.follow_referral() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare want text[] := case new.access when 'scope' then new.sections when 'header' then '{}'::text[] end;
begin
  update tact.case_grant g set valid_to = clock_timestamp()
    where g.source_kind = 'referral' and g.source_id = new.id and (g.valid_to is null or g.valid_to > clock_timestamp())
      and (want is null or g.sections is distinct from want or g.valid_to is distinct from new.expires_at
        or g.grantee_id is distinct from coalesce(new.to_user_id, new.to_organisation_id));
  if want is not null and not exists (select 1 from tact.case_grant g where g.source_kind = 'referral' and g.source_id = new.id
      and (g.valid_to is null or g.valid_to > clock_timestamp())) then
    insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values (uuidv7(), new.case_id, case when new.to_user_id is null then 'organisation' else 'user' end,
        coalesce(new.to_user_id, new.to_organisation_id), want, 'read', 'referral', new.id, statement_timestamp(), new.expires_at);
  end if;
  return null;
end $$;
create trigger follow_referral after insert or update on tact.referral for each row execute function tact_private.follow_referral();
`;

const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id
  and b.blocked_id = any((select tact.block_ids())::uuid[]))`;
/** The receiver sees the referral's own row (what was asked of it, when, how it ended) from sending on, and never the draft. */
const RECEIVED = `sent_at is not null and to_organisation_id = any((select tact.member_orgs())::uuid[])
  and coalesce(to_user_id, to_organisation_id) = any((select tact.grantees())::uuid[])`;
const OPEN_TO_RECEIVER = `r.access <> 'none' and r.expires_at > (select tact.access_now())`;

const POLICIES = `
create policy see on tact.referral for select to tact_app using (((${WRITER('referral')}) or (${RECEIVED})) and ${UNBLOCKED('referral')} or (select tact.is_system()));
create policy make on tact.referral for insert to tact_app with check (${WRITER('referral')} and ${UNBLOCKED('referral')}
  and created_by = (select tact.actor()) and from_organisation_id = any((select tact.member_orgs())::uuid[]));
create policy change on tact.referral for update to tact_app using ((${WRITER('referral')} or (${RECEIVED} and access <> 'none'
  and expires_at > (select tact.access_now()))) and ${UNBLOCKED('referral')} or (select tact.is_system()));
create policy see on tact.referral_entry for select to tact_app using (referral_entry.case_id = any((select tact.read_cases())::uuid[])
  and exists (select 1 from tact.referral r where r.id = referral_entry.referral_id
    and (${WRITER('referral_entry')} or (${OPEN_TO_RECEIVER} and referral_entry.kind not in ('return_comment', 'snapshot')))));
create policy make on tact.referral_entry for insert to tact_app with check (by = (select tact.actor())
  and organisation_id = any((select tact.member_orgs())::uuid[]) and exists (select 1 from tact.referral r
    where r.id = referral_entry.referral_id and r.case_id = referral_entry.case_id and (${WRITER('referral_entry')} or ${OPEN_TO_RECEIVER})));
create policy see on tact.approval for select to tact_app using (${WRITER('approval')} and ${UNBLOCKED('approval')} or (select tact.is_system()));
create policy make on tact.approval for insert to tact_app with check (${WRITER('approval')} and ${UNBLOCKED('approval')} and proposed_by = (select tact.actor()));
create policy change on tact.approval for update to tact_app using (${WRITER('approval')} and ${UNBLOCKED('approval')} or (select tact.is_system()));
grant select, insert, update on tact.referral, tact.approval to tact_app;
grant select, insert on tact.referral_entry to tact_app;
`;

const TABLES_HERE = ['referral', 'referral_entry', 'approval'];

/** Referrals, their entries and approvals (DESIGN.md section 3). */
export class Sharing0007 implements MigrationInterface {
  readonly name = 'Sharing1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    const each = TABLES_HERE.map((t) => `alter table tact.${t} enable row level security; alter table tact.${t} force row level security;
      create policy owner on tact.${t} to tact_owner using (true) with check (true); select tact_audit.watch('tact.${t}');
      create trigger log_change after insert or update or delete on tact.${t} for each row execute function tact_private.log_change();`).join('\n');
    await asRole(runner, 'tact_owner', TABLES + SECTIONS + FOLLOW + each + POLICIES);
  }

  /** DESTRUCTIVE: every referral and approval. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tact.approval, tact.referral_entry, tact.referral cascade');
    await runner.query('drop function tact_private.follow_referral()');
  }
}
