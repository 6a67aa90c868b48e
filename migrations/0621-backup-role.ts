import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** Needs a superuser, or an administrator that may bypass row-level security itself. */
const ROLE = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'tact_backup') then
    create role tact_backup nologin nosuperuser nocreatedb nocreaterole noreplication bypassrls;
  end if;
exception when insufficient_privilege then
  raise exception 'the backup role is missing' using hint = 'A superuser runs: create role tact_backup nologin bypassrls; grant tact_backup to <administrator> with set true', errcode = '42501';
end $$;`;

const READS = (schema: string, role: string): string => `
grant usage on schema ${schema} to tact_backup;
grant select on all tables in schema ${schema} to tact_backup;
alter default privileges for role ${role} in schema ${schema} grant select on tables to tact_backup;`;

/** The backup role reads everything but the actor key, and writes nothing (SECURITY.md, PostgreSQL). */
export class BackupRole0621 implements MigrationInterface {
  readonly name = 'BackupRole1790000000621';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLE);
    await runner.query(`do $$ begin if not pg_has_role(current_user, 'tact_backup', 'set') then grant tact_backup to current_user with inherit false, set true; end if; end $$`);
    await runner.query('grant usage on schema public to tact_backup; grant select on public.tact_migration to tact_backup');
    await asRole(runner, 'tact_owner', `${READS('tact', 'tact_owner')}${READS('tact_private', 'tact_owner')} revoke all on tact_private.secret from tact_backup;`);
    await asRole(runner, 'tact_audit', READS('tact_audit', 'tact_audit'));
  }

  /** The role stays: other databases of the cluster may use it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke all on public.tact_migration from tact_backup; revoke usage on schema public from tact_backup');
    for (const [schema, role] of [['tact', 'tact_owner'], ['tact_private', 'tact_owner'], ['tact_audit', 'tact_audit']] as const) {
      await runner.query(`alter default privileges for role ${role} in schema ${schema} revoke select on tables from tact_backup;
        revoke all on all tables in schema ${schema} from tact_backup; revoke usage on schema ${schema} from tact_backup`);
    }
  }
}
