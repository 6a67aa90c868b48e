import type { CaseCiphers, KeyRing, NameIndex } from '@tact/server/crypto';
import { actorToken } from '@tact/server/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { caseRows, type Rows } from './case-rows';
import { makeCase } from './make-case';
import type { SeedGround } from './plan';
import type { ProfileTable } from './profiles';
import { Random } from './random';

/** Insert order: a row's case, key and grants come first. */
const TABLES = ['subject', 'case_file', 'case_key', 'case_name', 'case_record', 'case_text', 'case_task', 'stage_move', 'case_grant'] as const;

export interface LoadTools {
  readonly admin: DataSource;
  readonly keys: KeyRing;
  readonly ciphers: CaseCiphers;
  readonly names: NameIndex;
  readonly ground: SeedGround;
  readonly profiles: ProfileTable;
}

/** Loads `count` invented cases with every trigger at work: grants, audit and change log are the real ones. */
export async function loadAudited(tools: LoadTools, count: number, seed: number): Promise<void> {
  const random = new Random(seed);
  const sessions = await openSessions(tools.admin, tools.ground.workers.map((worker) => worker.userId));
  for (let at = 0; at < count; at += 1) {
    const file = makeCase(random, at, tools.ground, tools.profiles);
    await tools.admin.transaction(async (manager) => {
      const token = actorToken(tools.keys.actor, { userId: file.worker.userId, sessionId: sessions.get(file.worker.userId) ?? '' });
      await manager.query(`select set_config('tact.actor', $1, true)`, [token]);
      await insertRows(manager, caseRows(file, { ciphers: tools.ciphers, names: tools.names, random }));
    });
  }
  await tools.admin.query(`update tact.session set revoked_at = now() where id = any($1::uuid[])`, [[...sessions.values()]]);
}

/** Inserts rows table by table; columns that a row does not name are null. */
export async function insertRows(manager: EntityManager, rows: Rows): Promise<void> {
  for (const table of TABLES) {
    const list = rows[table];
    if (list && list.length > 0) await manager.query(`insert into tact.${table} select * from jsonb_populate_recordset(null::tact.${table}, $1::jsonb)`, [JSON.stringify(list)]);
  }
}

async function openSessions(admin: DataSource, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sessions = new Map(users.map((user) => [user, uuidv7()]));
  for (const [user, session] of sessions) {
    await admin.query(`insert into tact.session (id, user_id, kind, expires_at) values ($1, $2, 'job', now() + interval '1 hour')`, [session, user]);
  }
  return sessions;
}
