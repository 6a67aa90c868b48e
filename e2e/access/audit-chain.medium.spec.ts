import type { EntityManager } from 'typeorm';
import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { type FixedWorld, fixedWorld } from './worlds/fixed';
import { load } from './worlds/load';

/** What somebody with all rights does to the trail of a case, and what `tact_audit.verify()` must say about it. */
const TAMPERINGS: readonly (readonly [string, string, number | 'last', string])[] = [
  ['a changed actor', 'update tact_audit.audit_event set actor = gen_random_uuid() where stream = $1 and seq = 3', 3, 'changed'],
  ['a changed time', `update tact_audit.audit_event set at = at + interval '1 second' where stream = $1 and seq = 3`, 3, 'changed'],
  ['a changed list of fields', `update tact_audit.audit_event set changed = '{}' where stream = $1 and seq = 3`, 3, 'changed'],
  ['a changed value', `update tact_audit.audit_value set after = after || '{"version": 9}' where event_id = (select id from tact_audit.audit_event where stream = $1 and seq = 3)`, 3, 'value changed'],
  ['a removed event', `with gone as (delete from tact_audit.audit_value v using tact_audit.audit_event e where e.id = v.event_id and e.stream = $1 and e.seq = 3)
    delete from tact_audit.audit_event where stream = $1 and seq = 3`, 4, 'removed'],
  ['a removed first event', 'delete from tact_audit.audit_event where stream = $1 and seq = 1', 2, 'removed'],
  ['two events the other way round', `update tact_audit.audit_event set seq = case seq when 3 then 1004 else 1003 end where stream = $1 and seq in (3, 4);
    update tact_audit.audit_event set seq = seq - 1000 where stream = $1 and seq > 1000`, 3, 'reordered'],
  ['a cut tail', 'delete from tact_audit.audit_event where stream = $1 and seq >= (select max(seq) from tact_audit.audit_event where stream = $1)', 'last', 'cut off'],
  ['a whole stream gone', 'delete from tact_audit.audit_event where stream = $1', 'last', 'cut off'],
];

class Undo extends Error {}

describe('the audit chain', () => {
  let db: TestDatabase;
  let world: FixedWorld;
  beforeAll(async () => {
    db = await startTestDatabase();
    world = fixedWorld();
    await load(db, world);
    await db.admin.query('alter table tact_audit.audit_value drop constraint audit_value_event_id_fkey');
  }, 60_000);
  afterAll(() => db.stop());

  it('is whole when nobody touched it', async () => expect(await db.admin.query('select * from tact_audit.verify()')).toEqual([]));

  it.each(TAMPERINGS)('names %s', async (_what, sql, seq, problem) => {
    const stream = `case:${world.theCase('accepted')}`;
    await db.admin.transaction(async (manager: EntityManager) => {
      for (const statement of sql.split(';\n')) await manager.query(statement, [stream]);
      const [head] = (await manager.query('select seq::int from tact_audit.stream_head where stream = $1', [stream])) as { seq: number }[];
      expect(await manager.query('select stream, seq::int, problem from tact_audit.verify()')).toEqual([{ stream, seq: seq === 'last' ? head!.seq : seq, problem }]);
      throw new Undo();
    }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
  });

  it('still holds when erasure deletes values', async () => {
    await db.admin.transaction(async (manager: EntityManager) => {
      await manager.query('delete from tact_audit.audit_value v using tact_audit.audit_event e where e.id = v.event_id and e.stream = $1', [`case:${world.theCase('own')}`]);
      expect(await manager.query('select * from tact_audit.verify()')).toEqual([]);
      throw new Undo();
    }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
  });
});
