import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const USER = 'uuid references tact.app_user';
const TABLES = `
create table tact.hand_over (
  id uuid primary key, case_id uuid not null references tact.case_file, case_code text not null, code text not null,
  category text not null check (category in ('state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community')),
  is_lead boolean not null, from_organisation_id uuid not null references tact.organisation, from_user_id uuid not null references tact.app_user,
  to_organisation_id uuid not null references tact.organisation,
  state text not null check (state in ('running', 'proposed', 'offered', 'ended')), stage int not null check (stage between 0 and 4),
  wanted int check (wanted in (1, 3)), sections text[] not null default '{}', consent_ids uuid[] not null default '{}',
  access text not null default 'none' check (access in ('none', 'scope')), informed boolean not null default false,
  stage_dates jsonb not null default '{}', opened_at timestamptz, proposed_by ${USER}, proposed_at timestamptz, decided_by ${USER}, decided_at timestamptz,
  accepted_by ${USER}, accepted_at timestamptz, verified_at timestamptz, delivered_at timestamptz, talked_at timestamptz, ended_at timestamptz,
  outcome text check (outcome in ('returned', 'stopped', 'consent_withdrawn')), reason text, proofs int not null default 0,
  former_owner_id ${USER}, former_team_id uuid references tact.team, former_stage text,
  new_owner_id ${USER}, new_supervisor_id ${USER}, new_team_id uuid references tact.team, gates jsonb not null default '[]',
  open_from_receiver int not null default 0, open_from_sender int not null default 0,
  version int not null default 1, field_versions jsonb not null default '{}', created_by uuid not null, created_at timestamptz not null default now(),
  updated_by uuid not null, updated_at timestamptz not null default now(),
  check (from_organisation_id <> to_organisation_id), check (decided_by is null or decided_by is distinct from proposed_by),
  check (access = 'none' or state <> 'ended' and stage >= 1 and not (is_lead and stage = 4)),
  check (not informed or is_lead and stage = 3 and state = 'running'),
  check ((state = 'ended') = (outcome is not null) and (state = 'ended') = (ended_at is not null)),
  check (stage < 3 or accepted_by is not null), check ((wanted is not null) = (state in ('proposed', 'offered'))));
create index hand_over_case on tact.hand_over (case_id);
create index hand_over_to on tact.hand_over (to_organisation_id, state);
create index hand_over_from on tact.hand_over (from_organisation_id, state);
create unique index hand_over_one_lead on tact.hand_over (case_id) where is_lead and state <> 'ended' and stage < 4;
create unique index hand_over_one_path on tact.hand_over (case_id, category) where state <> 'ended' and not (is_lead and stage = 4);
create table tact.hand_over_entry (
  id uuid primary key, hand_over_id uuid not null references tact.hand_over, case_id uuid not null references tact.case_file,
  kind text not null check (kind in ('step', 'question', 'answer', 'acknowledgement', 'signature', 'comment', 'decline_note', 'return_note', 'talk', 'delivery',
    'outside_answer', 'proof', 'snapshot')),
  section text, stage int, code text, happened_on date, reply_to uuid, sealed bytea, by uuid not null references tact.app_user,
  organisation_id uuid not null references tact.organisation, at timestamptz not null);
create index hand_over_entry_of on tact.hand_over_entry (hand_over_id, at);
`;
const SECTIONS = [section('hand_over', 'work'), section('hand_over_entry', 'by hand-over')].join('\n');

/** The receiver's grant follows \`access\`, the former owner's and its team's follow \`informed\`; both columns come from libs/domain. */
const FOLLOW = `
create function tact_private.follow_hand_over() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare programme uuid := (select c.programme_id from tact.case_file c where c.id = new.case_id);
begin
  update tact.case_grant g set valid_to = clock_timestamp() where g.source_kind = 'handover' and g.source_id = new.id
    and (g.valid_to is null or g.valid_to > clock_timestamp())
    and case when g.own_of is null then new.access <> 'scope' or g.sections is distinct from new.sections else not new.informed end;
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, own_of, valid_from, valid_to)
    select uuidv7(), new.case_id, x.kind, x.id, x.sections, 'read', 'handover', new.id, x.own_of, statement_timestamp(), null
    from (values
      ('organisation', case when new.access = 'scope' then new.to_organisation_id end, new.sections, null::uuid),
      ('user', tact_private.holder_key(case when new.informed then new.former_owner_id end, new.from_organisation_id, programme), array['summary'], new.from_organisation_id),
      ('team', tact_private.holder_key(case when new.informed then new.former_team_id end, new.from_organisation_id, programme), array['summary'], new.from_organisation_id))
      as x(kind, id, sections, own_of)
    where x.id is not null and not exists (select 1 from tact.case_grant g where g.source_kind = 'handover'
      and g.source_id = new.id and g.grantee_id = x.id and (g.valid_to is null or g.valid_to > clock_timestamp()));
  return null;
end $$;
create trigger follow_hand_over after insert or update on tact.hand_over for each row execute function tact_private.follow_hand_over();
`;

/**
 * An accepted lead hand-over moves the file; one that was given back brings it back to the stage and the organisation it came from. Work
 * that goes on with the file (tasks, other paths, referrals, what waits for a supervisor) goes to whoever owns it then.
 */
const TRANSFER = `
create function tact_private.remember_former() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select c.owner_id, c.team_id, c.stage into new.former_owner_id, new.former_team_id, new.former_stage from tact.case_file c where c.id = new.case_id for update;
  return new;
end $$;
create trigger remember_former before update on tact.hand_over for each row when (new.is_lead and old.stage < 3 and new.stage = 3)
  execute function tact_private.remember_former();

create function tact_private.move_file(h tact.hand_over, to_org uuid, to_team uuid, to_owner uuid, to_stage text, why text) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare c tact.case_file; moves boolean;
begin
  select * into c from tact.case_file x where x.id = h.case_id for update;
  moves := c.stage <> to_stage and c.status <> 'closed';
  update tact.case_file x set organisation_id = to_org, team_id = to_team, owner_id = to_owner, version = x.version + 1,
      stage = case when moves then to_stage else x.stage end, stage_since = case when moves then tact.now() else x.stage_since end,
      field_versions = x.field_versions || jsonb_build_object('organisationId', x.version + 1, 'teamId', x.version + 1, 'ownerId', x.version + 1)
        || case when moves then jsonb_build_object('stage', x.version + 1, 'stageSince', x.version + 1) else '{}' end,
      updated_by = h.updated_by, updated_at = tact.now() where x.id = c.id;
  if moves then
    insert into tact.stage_move (id, case_id, from_stage, to_stage, from_status, to_status, at, by, reason_code, gates)
      values (uuidv7(), c.id, c.stage, to_stage, c.status, c.status, tact.now(), h.updated_by, why, h.gates);
  end if;
  update tact.case_task t set organisation_id = to_org, assignee_id = to_owner, version = t.version + 1, updated_by = h.updated_by, updated_at = tact.now()
    where t.case_id = c.id and t.state = 'open';
  update tact.hand_over x set from_organisation_id = to_org where x.case_id = c.id and x.id <> h.id and x.state <> 'ended' and x.to_organisation_id <> to_org
    and not (x.is_lead and x.stage = 4);
  update tact.referral r set from_organisation_id = to_org, from_team_id = to_team where r.case_id = c.id and r.ended_at is null and r.to_organisation_id <> to_org;
  update tact.approval a set organisation_id = to_org, team_id = to_team where a.case_id = c.id and a.state = 'waiting';
end $$;
create function tact_private.transfer_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform tact_private.move_file(new, new.to_organisation_id, new.new_team_id, new.new_owner_id, 'referral', 'hand_over_accepted');
  return null;
end $$;
create trigger transfer_file after update on tact.hand_over for each row when (new.is_lead and old.stage < 3 and new.stage = 3)
  execute function tact_private.transfer_file();
create function tact_private.return_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stays boolean := coalesce(tact_private.member_until(new.former_owner_id, new.from_organisation_id), '-infinity') > statement_timestamp();
begin
  perform tact_private.move_file(new, new.from_organisation_id, new.former_team_id, case when stays then new.former_owner_id end,
    case when (select c.stage from tact.case_file c where c.id = new.case_id) = 'referral' then new.former_stage
      else (select c.stage from tact.case_file c where c.id = new.case_id) end, 'hand_over_returned');
  return null;
end $$;
create trigger transfer_returns after update on tact.hand_over for each row when (new.is_lead and old.state <> 'ended' and new.state = 'ended' and new.stage = 3)
  execute function tact_private.return_file();
`;

/** Hand-overs to duty bearers and what is said in them (DESIGN.md section 3). Policies and guards: 0502. */
export class HandOvers0501 implements MigrationInterface {
  readonly name = 'HandOvers1790000000501';

  async up(runner: QueryRunner): Promise<void> {
    const each = ['hand_over', 'hand_over_entry'].map((t) => `alter table tact.${t} enable row level security; alter table tact.${t} force row level security;
      create policy owner on tact.${t} to tact_owner using (true) with check (true); select tact_audit.watch('tact.${t}');
      create trigger log_change after insert or update or delete on tact.${t} for each row execute function tact_private.log_change();`).join('\n');
    await asRole(runner, 'tact_owner', TABLES + SECTIONS + FOLLOW + TRANSFER + each);
  }

  /** DESTRUCTIVE: every hand-over. Files that were transferred stay where they are. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from tact.case_grant where source_kind = 'handover';
      drop table tact.hand_over_entry, tact.hand_over cascade`);
    await runner.query(`drop function tact_private.follow_hand_over(), tact_private.transfer_file(),
      tact_private.return_file(), tact_private.remember_former()`);
  }
}
