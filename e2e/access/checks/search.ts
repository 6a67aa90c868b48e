import { Oracle } from '../../oracle/oracle';
import type { Check } from './check';

/** Every name of the world holds the token 1: it is asked for as a whole, as written, by sound and by what is near. */
const QUERIES = [{ full: ['1'] }, { strict: ['1'] }, { sound: ['1'] }, {}].map((asked) => JSON.stringify({ full: ['2'], strict: ['2'], sound: ['2'], near: [['1']], ...asked }));

/** The definer function of name search applies the access rule itself: everybody finds the names of their own cases, also in the large branch. */
export const search: Check = {
  name: 'name search answers permitted cases only',
  async run(db, world, sessions) {
    const oracle = new Oracle(world);
    const found: string[] = [];
    for (const name of ['worker', 'head', 'colleague', 'officer', 'teacher', 'stranger', 'leaver'] as const) {
      const userId = world.person(name);
      const allowed = world.cases.map(({ id }) => id).filter((id) => oracle.sections(userId, id).has('identity'));
      for (const query of QUERIES) {
        const rows = await db.uow.run({ userId, sessionId: sessions.get(userId)! }, () => db.uow.query<{ case_id: string }>('select case_id from tact.search_names($1::jsonb, 50)', [query]));
        const seen = rows.map(({ case_id }) => case_id);
        if (seen.some((id) => !allowed.includes(id))) found.push(`${name} finds a name it may not see`);
        if (Math.min(allowed.length, 20) > new Set(seen).size) found.push(`${name} finds ${seen.length} of ${allowed.length}`);
      }
    }
    return found;
  },
};
