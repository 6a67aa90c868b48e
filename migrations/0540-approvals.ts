import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const SUBJECTS = ['referral', 'move', 'assessment', 'plan', 'reintegration_plan', 'closure', 'hand_over', 'return_clearance'];

/** `target`: of a move, the place that is asked for. The pages of an entry are what the supervisor read, under the case key. */
const TABLES = `
alter table tact.approval drop constraint if exists approval_subject_kind_check;
alter table tact.approval add constraint approval_subject_kind_check check (subject_kind in (${SUBJECTS.map((one) => `'${one}'`).join(', ')}));
alter table tact.approval add column target text;
create index approval_case on tact.approval (case_id, state);
create table tact.approval_entry (
  id uuid primary key, approval_id uuid not null references tact.approval, case_id uuid not null references tact.case_file,
  kind text not null check (kind in ('request', 'page', 'return_comment')), section text, sealed bytea not null,
  by uuid not null references tact.app_user, organisation_id uuid not null references tact.organisation, at timestamptz not null,
  check ((kind = 'page') = (section is not null)));
create unique index approval_entry_page on tact.approval_entry (approval_id, section) where kind = 'page';
create index approval_entry_approval on tact.approval_entry (approval_id);
${section('approval_entry', 'by column')}
`;

const GUARD = `
create function tact_private.guard_approval_target() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.target is distinct from old.target then raise exception 'what is asked for stands' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_approval_target before update on tact.approval for each row execute function tact_private.guard_approval_target();
`;

const WRITER = (more: string): string => `exists (select 1 from tact.case_grant g where g.case_id = approval_entry.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())) ${more})`;
const UNBLOCKED = `not exists (select 1 from tact.case_block b where b.case_id = approval_entry.case_id and b.blocked_id = any((select tact.block_ids())::uuid[]))`;

/** A page is read with its section and under an access record; it is written while the approval still waits. */
const POLICIES = `
alter table tact.approval_entry enable row level security; alter table tact.approval_entry force row level security;
create policy owner on tact.approval_entry to tact_owner using (true) with check (true);
create policy see on tact.approval_entry for select to tact_app using (approval_entry.case_id = any((select tact.read_cases())::uuid[])
  and ${WRITER('and (approval_entry.section is null or approval_entry.section = any(g.sections))')} and ${UNBLOCKED});
create policy make on tact.approval_entry for insert to tact_app with check (by = (select tact.actor())
  and organisation_id = any((select tact.member_orgs())::uuid[]) and ${WRITER('')} and ${UNBLOCKED}
  and exists (select 1 from tact.approval a where a.id = approval_entry.approval_id and a.case_id = approval_entry.case_id and a.state = 'waiting'));
grant select, insert on tact.approval_entry to tact_app;
select tact_audit.watch('tact.approval_entry');
create trigger log_change after insert or update or delete on tact.approval_entry for each row execute function tact_private.log_change();
`;

/** One engine of approvals: moves, assessments, plans and closures beside referrals, each with the pages that were read (DESIGN.md section 2). */
export class Approvals0540 implements MigrationInterface {
  readonly name = 'Approvals1790000000540';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + GUARD + POLICIES);
  }

  /** DESTRUCTIVE: approvals of the file's own subjects, and what was read with them. The kinds stay allowed. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tact.approval_entry; delete from tact.approval where subject_kind in ('assessment', 'plan', 'reintegration_plan', 'closure');
      drop trigger guard_approval_target on tact.approval; drop function tact_private.guard_approval_target(); drop index tact.approval_case;
      alter table tact.approval drop column target`);
  }
}
