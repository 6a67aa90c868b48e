import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

/** Live grants of the actor on the row's case with the row's section. */
const granted = (more = ''): string => `(exists (select 1 from tact.case_grant g where g.case_id = case_text.case_id
    and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
    and (g.valid_to is null or g.valid_to > (select tact.access_now())) and case_text.section = any(g.sections) ${more})
  and not exists (select 1 from tact.case_block b where b.case_id = case_text.case_id and b.blocked_id = any((select tact.block_ids())::uuid[])))`;
const LOGGED = 'case_text.case_id = any((select tact.read_cases())::uuid[])';

/** What is written about a case in words, a row a field. Only those of the summary ever leave the owner. */
const TABLE = `
create table tact.case_text (
  case_id uuid not null references tact.case_file, field text not null check (field in ('locality', 'nextStep', 'accompaniment', 'specialNeeds')),
  section text not null check (section = case when field in ('accompaniment', 'specialNeeds') then 'summary' else 'work' end),
  sealed bytea not null, updated_by uuid not null, updated_at timestamptz not null default now(), primary key (case_id, field));
${section('case_text', 'by column')}
alter table tact.case_text enable row level security; alter table tact.case_text force row level security;
grant select, insert, update, delete on tact.case_text to tact_app;
create policy owner on tact.case_text to tact_owner using (true) with check (true);
create policy see on tact.case_text for select to tact_app using (${granted()} and ${LOGGED});
create policy make on tact.case_text for insert to tact_app with check (${granted(`and g.access = 'write'`)});
create policy change on tact.case_text for update to tact_app using (${granted(`and g.access = 'write'`)});
create policy remove on tact.case_text for delete to tact_app using (${granted(`and g.access = 'write'`)});
select tact_audit.watch('tact.case_text');
create trigger log_change after insert or update or delete on tact.case_text for each row execute function tact_private.log_change();
create function tact_private.stale_by_text() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r tact.case_text := case when tg_op = 'DELETE' then old else new end;
begin
  if r.section = 'summary' then perform tact_private.proposal_changed(r.case_id, null); end if;
  return null;
end $$;
create trigger proposal_stale after insert or update or delete on tact.case_text for each row execute function tact_private.stale_by_text();
`;

/** Texts wait here, out of the app role's reach, until the server that holds the keys has sealed them at its next start. */
const TO_SEAL = `
create table tact_private.to_seal (kind text not null, id uuid not null, field text not null, value jsonb not null, primary key (kind, id, field));
insert into tact_private.to_seal
  select 'case_text', c.id, x.field, x.value from tact.case_file c cross join lateral (values ('locality', to_jsonb(c.locality)), ('nextStep', to_jsonb(c.next_step)),
    ('accompaniment', to_jsonb(c.accompaniment)), ('specialNeeds', nullif(to_jsonb(c.special_needs), '[]'))) as x(field, value) where x.value is not null
  union all select 'referral', r.id, 'purpose', to_jsonb(r.purpose) from tact.referral r where r.purpose <> ''
  union all select 'import_run', r.id, 'register', to_jsonb(r.register) from tact.import_run r
  union all select 'case_record', r.id, 'register', r.clear -> 'register' from tact.case_record r where r.kind = 'import_source' and r.clear ? 'register';
`;

const SINCE = (columns: readonly string[]): string => `(row(${columns.map((name) => `old.${name}`).join(', ')}) is distinct from row(${columns.map((name) => `new.${name}`).join(', ')}))`;
const SUMMARY = ['stage', 'status', 'risk', 'victim_status', 'sex', 'birth_year', 'languages', 'exploitation'];
const STALE = (columns: readonly string[]): string => `create trigger proposal_stale after update on tact.case_file for each row when ${SINCE(columns)}
  execute function tact_private.stale_by_case();`;

const COLUMNS = `
drop trigger proposal_stale on tact.case_file;
alter table tact.case_file drop column locality, drop column next_step, drop column accompaniment, drop column special_needs;
${STALE(SUMMARY)}
alter table tact.referral drop column purpose;
alter table tact.import_run add column register_sealed bytea;
`;

/** The guard of referrals compares every column a step may not change: one fewer. */
const GUARD = `do $$ begin
  execute regexp_replace(pg_get_functiondef('tact_private.guard_referral()'::regprocedure), '\\m(new|old)\\.purpose\\s*,\\s*', '', 'g');
end $$;`;

/** Free text that stood in clear is sealed (SECURITY.md, Encryption): texts of the case, what a referral is for, the name of a register. */
export class SealedTexts0921 implements MigrationInterface {
  readonly name = 'SealedTexts1790000000921';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE + TO_SEAL + COLUMNS + GUARD);
  }

  /** DESTRUCTIVE: the sealed texts; a register is imported as another one afterwards. */
  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `drop trigger proposal_stale on tact.case_file;
      alter table tact.case_file add column locality text, add column next_step text, add column accompaniment text, add column special_needs text[] not null default '{}';
      ${STALE([...SUMMARY, 'special_needs', 'accompaniment'])}
      alter table tact.referral add column purpose text not null default '';
      alter table tact.import_run drop column register_sealed;
      drop table tact.case_text; drop function tact_private.stale_by_text(); drop table tact_private.to_seal;`);
  }
}
