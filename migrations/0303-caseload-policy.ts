import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const LIVE = `g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())) and 'summary' = any(g.sections)`;
const BLOCKED = 'b.blocked_id = any((select tact.block_ids())::uuid[])';

function see(sameGrant: string, sameBlock: string): string {
  return `alter policy see on tact.case_file using ((select tact.is_system())
    or (exists (select 1 from tact.case_grant g where ${sameGrant} and ${LIVE}) and not exists (select 1 from tact.case_block b where ${sameBlock} and ${BLOCKED})));`;
}

/**
 * The same rule as before, row by row. Written as an equality it becomes a hash of every grant the actor holds, built anew for each page of a
 * caseload: 8.8 ms a page for somebody with 10,000 cases, against 3.9 ms so (and 3.5 ms without any policy).
 */
export class CaseloadPolicy0303 implements MigrationInterface {
  readonly name = 'CaseloadPolicy1790000000303';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', see('g.case_id = any(array[case_file.id])', 'b.case_id = any(array[case_file.id])'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', see('g.case_id = case_file.id', 'b.case_id = case_file.id'));
  }
}
