import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** `said`: HMAC of what the row said when it was last dealt with; null for rows of before, which are compared whole. */
const CHANGES = `
alter table tact.import_key add column said bytea;
grant update (said, run_id) on tact.import_key to tact_app;
alter table tact.import_row drop constraint import_row_state_check, drop constraint import_row_decision_check, add column field_decisions jsonb not null default '{}',
  add constraint import_row_state_check check (state in ('ready', 'rejected', 'duplicate', 'changed', 'imported', 'skipped', 'linked', 'known', 'updated', 'kept')),
  add constraint import_row_decision_check check (decision in ('new', 'skip', 'link', 'apply', 'keep'));
alter table tact.import_run add column undecided_changes text check (undecided_changes in ('apply', 'keep'));
drop trigger audit_decision on tact.import_row;
create trigger audit_decision after update on tact.import_row for each row
  when ((old.decision, old.link_row, old.link_case_id, old.field_decisions) is distinct from (new.decision, new.link_row, new.link_case_id, new.field_decisions)) execute function tact_audit.record();
`;

const BACK = `
drop trigger audit_decision on tact.import_row;
update tact.import_row set state = 'known' where state in ('changed', 'updated', 'kept');
update tact.import_row set decision = null where decision in ('apply', 'keep');
alter table tact.import_row drop constraint import_row_state_check, drop constraint import_row_decision_check, drop column field_decisions,
  add constraint import_row_state_check check (state in ('ready', 'rejected', 'duplicate', 'imported', 'skipped', 'linked', 'known')),
  add constraint import_row_decision_check check (decision in ('new', 'skip', 'link'));
create trigger audit_decision after update on tact.import_row for each row
  when ((old.decision, old.link_row, old.link_case_id) is distinct from (new.decision, new.link_row, new.link_case_id)) execute function tact_audit.record();
alter table tact.import_run drop column undecided_changes;
alter table tact.import_key drop column said;
`;

/** A register brought in again: rows that say otherwise than before wait for a decision. */
export class ImportChanges0601 implements MigrationInterface {
  readonly name = 'ImportChanges1790000000601';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', CHANGES);
  }

  /** DESTRUCTIVE: decisions about changed rows. What was made of them stays in the cases. */
  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', BACK);
  }
}
