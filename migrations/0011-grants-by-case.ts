import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/**
 * Somebody with ten memberships holds a dozen keys. Whether one of them opens a case is asked once a row of a page: through the index that
 * begins with the case that is one descent, through one that begins with the key it is a dozen. The other keeps only what finds all grants of a key.
 */
export class GrantsByCase0011 implements MigrationInterface {
  readonly name = 'GrantsByCase1790000000011';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', 'drop index tact.case_grant_grantee; create index case_grant_grantee on tact.case_grant (grantee_id) include (case_id);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', 'drop index tact.case_grant_grantee; create index case_grant_grantee on tact.case_grant (grantee_id, case_id);');
  }
}
