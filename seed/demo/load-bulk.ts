import { caseRows, type Rows } from './case-rows';
import { insertRows, type LoadTools } from './load';
import { makeCase } from './make-case';
import { Random } from './random';

const BATCH = 200;
/** As the triggers make them: the owner's and the team's, for that organisation and programme. */
const GRANTS = `insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
  select uuidv7(), c.id, x.kind, tact_private.holder_key(x.id, c.organisation_id, c.programme_id), tact_private.all_sections(), 'write', x.source, x.id, c.registered_at
  from tact.case_file c cross join lateral (values ('user', c.owner_id, 'owner'), ('team', c.team_id, 'team')) x(kind, id, source)
  where c.id = any($1::uuid[]) and x.id is not null`;

/**
 * Loads many invented cases for measurement: without triggers (a superuser's session), so that 100,000 files take minutes. The
 * grants that the triggers would have made are inserted as rows; the audit trail of these cases begins with their first change.
 */
export async function loadBulk(tools: LoadTools, count: number, seed: number, said: (done: number) => void = () => undefined): Promise<void> {
  const random = new Random(seed);
  for (let from = 0; from < count; from += BATCH) {
    const files = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => makeCase(random, from + at + 1, tools.ground, tools.profiles));
    const rows = files.map((file) => caseRows(file, { ciphers: tools.ciphers, names: tools.names, random }));
    await tools.admin.transaction(async (manager) => {
      await manager.query('set local session_replication_role = replica');
      await insertRows(manager, merged(rows));
      await manager.query(GRANTS, [files.map(({ id }) => id)]);
    });
    said(from + files.length);
  }
  await tools.admin.query('analyze');
}

function merged(list: readonly Rows[]): Rows {
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const rows of list) for (const [table, some] of Object.entries(rows)) (all[table] ??= []).push(...some);
  return all;
}
