import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** Rows of settings and codes as the audit trail kept them; neither table holds anything of a case. Asked by who may change them, nobody else. */
const HISTORY = `
create index audit_event_setting_row on tact_audit.audit_event (table_name, row_id) where table_name in ('setting', 'code_value');

create function tact_audit.register_history(which text, row_key text, size int)
  returns table (id uuid, at timestamptz, actor_name text, before jsonb, after jsonb) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if which not in ('setting', 'code_value') or not tact_private.may('update', case which when 'setting' then 'Setting' else 'Code' end) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return query select e.id, e.at, u.display_name, v.before, v.after from tact_audit.audit_event e
    join tact_audit.audit_value v on v.event_id = e.id left join tact.app_user u on u.id = e.actor
    where e.table_name = which and e.table_name in ('setting', 'code_value') and e.row_id = row_key order by e.at desc, e.id desc limit size;
end $$;
grant execute on function tact_audit.register_history(text, text, int) to tact_app;
`;

/** Who changed a setting or a code when, from what to what. */
export class RegisterHistory0641 implements MigrationInterface {
  readonly name = 'RegisterHistory1790000000641';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_audit', HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tact_audit.register_history(text, text, int)');
    await runner.query('drop index tact_audit.audit_event_setting_row');
  }
}
