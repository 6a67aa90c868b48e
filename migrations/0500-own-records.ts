import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/**
 * A grant may also give the records that one organisation wrote, whatever their section: what a sender keeps of a case that it has handed
 * over (DESIGN.md section 3: `informed`, summary, status, own records). A kind that is never shared stays closed by \`never_shared\`.
 */
const UP = `
alter table tact.case_grant add column own_of uuid references tact.organisation;
create policy see_own on tact.case_record for select to tact_app using (case_record.case_id = any((select tact.read_cases())::uuid[])
  and exists (select 1 from tact.case_grant g where g.case_id = case_record.case_id and g.own_of = case_record.organisation_id
    and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
    and (g.valid_to is null or g.valid_to > (select tact.access_now())))
  and not exists (select 1 from tact.case_block b where b.case_id = case_record.case_id and b.blocked_id = any((select tact.block_ids())::uuid[])));
`;

/** Grants of an organisation's own records. */
export class OwnRecords0500 implements MigrationInterface {
  readonly name = 'OwnRecords1790000000500';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy see_own on tact.case_record; alter table tact.case_grant drop column own_of');
  }
}
