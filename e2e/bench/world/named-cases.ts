import { allTokenStrings, caseCode, nameTokenStrings } from '@tact/domain';
import { CaseCiphers, NameIndex } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertRows } from '../../../seed/demo/load';
import { grantStep } from '../names/blind-search';
import type { PoolName } from '../names/pool';
import { type Cluster, withAdmin } from './cluster';
import { type BenchPeople, type BenchUser, makePeople } from './people';

const TEAMS = 10;
const BATCH = 1_000;
const SECTIONS = ['summary', 'identity'];

/** Somebody who searches, and which of the names they may see: every `step`-th. */
export interface Searcher {
  readonly sees: string;
  readonly user: BenchUser;
  readonly step: number;
}

export interface NamedCases {
  /** Place in the pool by case id. */
  readonly places: ReadonlyMap<string, number>;
  readonly searchers: readonly Searcher[];
}

/** Fills the database with one case a name, without records. Grants as triggers make them: a team each, some also of a small team or an owner. */
export async function fillNames(cluster: Cluster, database: string, pool: readonly PoolName[]): Promise<NamedCases> {
  return withAdmin(cluster.urls(database).admin, async (admin) => {
    const people = await makePeople(admin, TEAMS + 1, 1);
    const small = people.teams[TEAMS]!;
    const steps = { few: grantStep(pool.length, 25), thousand: grantStep(pool.length, 1_000) };
    const few = small.workers[0]!;
    const keys = await keysOf(admin, people, [...people.teams.map(({ id }) => id), few.userId]);
    const tools = { ciphers: new CaseCiphers(cluster.keys, { query: () => Promise.resolve([]) }), index: new NameIndex(cluster.keys) };
    const index = await dropIndex(admin);
    const places = new Map<string, number>();
    for (let from = 0; from < pool.length; from += BATCH) {
      const rows = pool.slice(from, from + BATCH).map(({ text }, at) => {
        const place = from + at;
        const holders = [['team', people.teams[place % TEAMS]!.id], ...(place % steps.thousand === 0 ? [['team', small.id]] : []), ...(place % steps.few === 0 ? [['user', few.userId]] : [])];
        const id = uuidv7();
        places.set(id, place);
        return rowsOf(id, text, { organisationId: people.organisationId, programmeId: people.programmeId, teamId: people.teams[place % TEAMS]!.id, by: few.userId, holders, keys }, tools);
      });
      await admin.transaction(async (manager) => {
        await manager.query('set local session_replication_role = replica');
        await insertRows(manager, Object.fromEntries(Object.keys(rows[0]!).map((table) => [table, rows.flatMap((row) => row[table] ?? [])])));
      });
    }
    await admin.query(index);
    await admin.query('vacuum analyze');
    return {
      places,
      searchers: [{ sees: 'all', user: people.seesAll, step: 1 }, { sees: '1,000', user: small.supervisor, step: steps.thousand }, { sees: '25', user: few, step: steps.few }],
    };
  });
}

/** Loading under a GIN index takes many times as long: it is dropped, and its definition answered. */
async function dropIndex(admin: DataSource): Promise<string> {
  const [row] = (await admin.query(`select pg_get_indexdef('tact.case_name_tokens'::regclass) as sql`)) as { sql: string }[];
  await admin.query('drop index tact.case_name_tokens');
  return row!.sql;
}

interface Place {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly teamId: string;
  readonly by: string;
  readonly holders: readonly (readonly string[])[];
  /** What a grant of each holder is made out to. */
  readonly keys: ReadonlyMap<string, string>;
}

async function keysOf(admin: DataSource, { organisationId, programmeId }: BenchPeople, holders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = (await admin.query('select h as holder, tact_private.holder_key(h, $2, $3) as key from unnest($1::uuid[]) h', [holders, organisationId, programmeId])) as { holder: string; key: string }[];
  return new Map(rows.map(({ holder, key }) => [holder, key]));
}

function rowsOf(id: string, name: string, { organisationId, programmeId, teamId, by, holders, keys }: Place, { ciphers, index }: { ciphers: CaseCiphers; index: NameIndex }): Record<string, Record<string, unknown>[]> {
  const { cipher, row } = ciphers.make(id);
  const at = new Date();
  const [subject, nameId] = [uuidv7(), uuidv7()];
  const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
  return {
    subject: [{ id: subject, created_at: at }],
    case_file: [{ id, code: caseCode(id), programme_id: programmeId, organisation_id: organisationId, team_id: teamId, subject_id: subject, stage: 'intake', status: 'open', victim_status: 'at_risk',
      exploitation: [], source: 'registered', registered_at: at, stage_since: at, languages: [], field_versions: {}, version: 1, created_by: by, created_at: at, updated_by: by, updated_at: at }],
    case_key: [{ case_id: id, key_version: row.keyVersion, wrapped: hex(row.wrapped) }],
    case_name: [{ id: nameId, case_id: id, kind: 'primary', sealed: hex(cipher.seal('case_name', 'sealed', nameId, name)), tokens: allTokenStrings(name).map((token) => index.token(token).toString()),
      part_count: nameTokenStrings(name).length, version: 1 }],
    case_grant: holders.map(([kind, holder]) => ({ id: uuidv7(), case_id: id, grantee_kind: kind, grantee_id: keys.get(holder!), sections: SECTIONS, access: 'write', source_kind: kind === 'user' ? 'owner' : 'team',
      source_id: holder, valid_from: at, valid_to: null })),
  };
}
