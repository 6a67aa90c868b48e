import { Oracle } from '../../oracle/oracle';
import type { Check } from './check';

const QUERIES = [{ full: ['1'] }, { strict: ['1'] }, { sound: ['1'] }, {}, { near: [['1'], ['3']] }, { near: [['3'], ['1']] }, { near: [['1'], ['1'], ['3']] },
  { near: [['1'], ['3'], ['1']] }, { near: [['3'], ['1'], ['1']] }]
  .map((asked) => JSON.stringify({ full: ['2'], strict: ['2'], sound: ['2'], near: [['1']], ...asked }));
const NO_IDENTITY = '{summary,risk,plan}';
const IDENTITY = '{summary,identity}';

/** Whoever holds more than a hundred grants, or more than a thousand, is answered by other branches of the search function: their filters are as strict. */
export const searchLarge: Check = {
  name: 'name search answers permitted cases only, to holders of many grants too',
  async run(db, world, sessions) {
    const userId = world.person('stranger');
    const own = world.theCase('own');
    const oracle = new Oracle(world);
    const allowed = new Set([own, ...world.cases.map(({ id }) => id).filter((id) => oracle.sections(userId, id).has('identity'))]);
    const found: string[] = [];
    const give = (theCase: string, sections: string, from: string, until: string, times = 1): Promise<unknown> => db.admin.query(`insert into tact.case_grant
      (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      select uuidv7(), $1, 'user', $2, $3, 'read', 'handover', $4, now() + $5::interval, now() + $6::interval from generate_series(1, $7::int)`, [theCase, userId, sections, MARK, from, until, times]);
    try {
      await give(world.theCase('accepted'), NO_IDENTITY, '-1 hour', '1 hour');
      await give(world.theCase('proposed'), IDENTITY, '-2 hours', '-1 hour');
      await give(world.theCase('proposed'), IDENTITY, '1 hour', '2 hours');
      for (const more of [150, 851]) {
        await give(own, IDENTITY, '-1 hour', '1 hour', more);
        for (const query of QUERIES) {
          const rows = await db.uow.run({ userId, sessionId: sessions.get(userId)! }, () => db.uow.query<{ case_id: string }>('select case_id from tact.search_names($1::jsonb, 50)', [query]));
          if (rows.some(({ case_id }) => !allowed.has(case_id))) found.push(`${query} answers a case without identity, over or to come`);
          if (!rows.some(({ case_id }) => case_id === own)) found.push(`${query} does not answer the own case`);
        }
      }
      return found;
    } finally {
      await db.admin.query('delete from tact.case_grant where source_id = $1', [MARK]);
    }
  },
};

const MARK = '01900000-0000-7000-8000-0000000051ab';
