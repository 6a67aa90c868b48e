import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** Another kind of approval, whatever kinds the column knows by now. */
const KIND = `
do $$ declare stands text;
begin
  select pg_get_constraintdef(oid) into stands from pg_constraint where conrelid = 'tact.approval'::regclass and conname = 'approval_subject_kind_check';
  if stands is null or stands like '%hand_over%' then return; end if;
  alter table tact.approval drop constraint approval_subject_kind_check;
  execute format('alter table tact.approval add constraint approval_subject_kind_check %s', replace(stands, '''referral''::text', '''referral''::text, ''hand_over''::text'));
end $$;
`;

/** A step that waits for a supervisor is asked anew when what it shares is edited. */
const STALE = `
create function tact_private.hand_over_changed(which uuid, in_section text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h tact.hand_over;
begin
  for h in select * from tact.hand_over x where x.case_id = which and x.state = 'proposed' and (in_section is null or in_section = any(x.sections)) order by x.id for update loop
    update tact.hand_over x set version = x.version + 1 where x.id = h.id;
    update tact.approval a set state = 'stale', version = a.version + 1 where a.subject_kind = 'hand_over' and a.subject_id = h.id and a.state = 'waiting';
    insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id)
      select uuidv7(), h.case_id, 'hand_over', h.id, h.version + 1, 'waiting', h.proposed_by, tact.now(), h.from_organisation_id, c.team_id
      from tact.case_file c where c.id = h.case_id;
  end loop;
end $$;
create function tact_private.hand_over_stale_by_record() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.hand_over_changed(new.case_id, new.section); return null; end $$;
create function tact_private.hand_over_stale_by_name() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.hand_over_changed(new.case_id, 'identity'); return null; end $$;
create function tact_private.hand_over_stale_by_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.hand_over_changed(new.id, null); return null; end $$;
create trigger hand_over_stale after insert or update on tact.case_record for each row execute function tact_private.hand_over_stale_by_record();
create trigger hand_over_stale after insert or update on tact.case_name for each row execute function tact_private.hand_over_stale_by_name();
create trigger hand_over_stale after update on tact.case_file for each row when (row(old.stage, old.status, old.risk, old.victim_status)
  is distinct from row(new.stage, new.status, new.risk, new.victim_status)) execute function tact_private.hand_over_stale_by_case();
`;

const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  social_worker: ['read', 'create', 'propose', 'update', 'revoke', 'ask', 'answer', 'return', 'complete', 'confirm'],
  supervisor: ['read', 'create', 'propose', 'update', 'revoke', 'ask', 'answer', 'return', 'complete', 'confirm', 'approve'],
  duty_bearer: ['read', 'acknowledge', 'accept', 'decline', 'return', 'complete', 'ask', 'answer'],
};

/** Roles of installations that stand already; a new one loads them with these rights. */
const ROLES = Object.entries(RIGHTS).map(([key, actions]) => `update tact.role set permissions = permissions || '${JSON.stringify(
  actions.map((action) => ({ action, subject: 'HandOver' })))}'::jsonb where key = '${key}' and built_in and not permissions @> '[{"subject": "HandOver"}]';`).join('\n');

/** Approval of hand-over steps, and the rights of the built-in roles. */
export class HandOverApprovals0503 implements MigrationInterface {
  readonly name = 'HandOverApprovals1790000000503';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', KIND + STALE + ROLES);
  }

  /** DESTRUCTIVE: approvals of hand-overs. The kind stays allowed. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger hand_over_stale on tact.case_record; drop trigger hand_over_stale on tact.case_name; drop trigger hand_over_stale on tact.case_file;
      drop function tact_private.hand_over_stale_by_record(), tact_private.hand_over_stale_by_name(), tact_private.hand_over_stale_by_case(),
        tact_private.hand_over_changed(uuid, text); delete from tact.approval where subject_kind = 'hand_over'`);
  }
}
