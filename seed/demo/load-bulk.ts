import { caseRows, type Rows } from './case-rows';
import { insertRows, type LoadTools } from './load';
import { makeCase } from './make-case';
import type { SeedCase } from './plan';
import { Random } from './random';

const BATCH = 200;
const SECTIONS = ['summary', 'identity', 'family', 'risk', 'trafficking', 'plan', 'health', 'legal', 'return', 'reintegration', 'notes', 'documents', 'work'];

/**
 * Loads many invented cases for measurement: without triggers (a superuser's session), so that 100,000 files take minutes. The
 * grants that the triggers would have made are inserted as rows; the audit trail of these cases begins with their first change.
 */
export async function loadBulk(tools: LoadTools, count: number, seed: number, said: (done: number) => void = () => undefined): Promise<void> {
  const random = new Random(seed);
  for (let from = 0; from < count; from += BATCH) {
    const files = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => makeCase(random, from + at + 1, tools.ground, tools.profiles));
    const rows = files.map((file) => ({ ...caseRows(file, { ciphers: tools.ciphers, names: tools.names, random }), case_grant: grants(file, random) }));
    await tools.admin.transaction(async (manager) => {
      await manager.query('set local session_replication_role = replica');
      await insertRows(manager, merged(rows));
    });
    said(from + files.length);
  }
  await tools.admin.query('analyze');
}

function grants(file: SeedCase, random: Random): Record<string, unknown>[] {
  const holders = [...(file.isUnassigned ? [] : [['user', file.worker.userId, 'owner']]), ['team', file.worker.teamId, 'team']];
  return holders.map(([kind, id, source]) => ({ id: random.uuid(file.registeredAt.getTime()), case_id: file.id, grantee_kind: kind, grantee_id: id, sections: SECTIONS,
    access: 'write', source_kind: source, source_id: id, valid_from: file.registeredAt, valid_to: null }));
}

function merged(list: readonly Rows[]): Rows {
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const rows of list) for (const [table, some] of Object.entries(rows)) (all[table] ??= []).push(...some);
  return all;
}
