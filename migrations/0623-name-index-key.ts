import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** Under which name-index key the names are tokenised: an id that tells nothing of the key. No row before the first rotation. */
const TABLE = `
create table tact_private.name_index (key text primary key check (key = 'current'), id text not null);
select tact_audit.watch('tact_private.name_index');
`;

/** The mark of the name index, by which an interrupted rotation is finished. */
export class NameIndexKey0623 implements MigrationInterface {
  readonly name = 'NameIndexKey1790000000623';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tact_private.name_index');
  }
}
