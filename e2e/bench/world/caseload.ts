import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CaseCiphers, NameIndex } from '@tact/server/crypto';
import { readGround } from '../../../seed/demo/ground';
import { loadBulk } from '../../../seed/demo/load-bulk';
import { readProfiles } from '../../../seed/demo/profiles';
import { type Cluster, withAdmin } from './cluster';
import { type BenchPeople, makePeople, WORKERS_OF_A_TEAM } from './people';

const CASES_OF_A_WORKER = 25;

/** Cases of the working database that requests name. */
export interface Caseload {
  readonly people: BenchPeople;
  /** Cases of the first team, newest first. */
  readonly ofTeam: readonly string[];
  /** Cases of the first team whose child and carer agreed to sharing, with what they agreed to. */
  readonly shareable: readonly { readonly id: string; readonly consentIds: readonly string[]; readonly risk: string }[];
}

/** Fills a database with about `count` cases: 25 a worker, 1,000 a team. */
export async function fillCaseload(cluster: Cluster, database: string, count: number): Promise<Caseload> {
  const teams = Math.max(1, Math.round(count / CASES_OF_A_WORKER / WORKERS_OF_A_TEAM));
  const perTeam = Math.max(1, Math.round(count / CASES_OF_A_WORKER / teams));
  return withAdmin(cluster.urls(database).admin, async (admin) => {
    const people = await makePeople(admin, teams, perTeam);
    const ground = await readGround(admin, new Date());
    const profiles = readProfiles(readFileSync(join(process.cwd(), 'seed', 'reference', 'minor-profiles.csv'), 'utf8'));
    const ciphers = new CaseCiphers(cluster.keys, { query: () => Promise.resolve([]) });
    await loadBulk({ admin, keys: cluster.keys, ciphers, names: new NameIndex(cluster.keys), ground, profiles }, count, 20_261_122);
    await admin.query('vacuum analyze');
    const team = people.teams[0]?.id;
    const ofTeam = (await admin.query('select id from tact.case_file where team_id = $1 order by registered_at desc', [team])) as { id: string }[];
    const shareable = (await admin.query(`select c.id, coalesce(nullif(c.risk, 'none'), 'low') as risk, array_agg(r.id) as "consentIds" from tact.case_file c
      join tact.case_record r on r.case_id = c.id and r.kind = 'consent' where c.team_id = $1 and c.status = 'open' group by 1, 2
      having bool_and(coalesce((r.clear ->> 'given')::boolean, false)) order by c.registered_at desc`, [team])) as Caseload['shareable'];
    return { people, ofTeam: ofTeam.map(({ id }) => id), shareable };
  });
}
