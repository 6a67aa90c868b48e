import { v7 as uuidv7 } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { FixedWorld } from '../worlds/fixed';
import { approvalChanges } from './audit-approvals';
import { consentChanges } from './audit-consents';
import { emergencyChanges } from './audit-emergency';
import { returnChanges } from './audit-returns';
import type { Check } from './check';

/** One change behind the policies and the audit event it must leave. */
interface Change {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly sql: string;
}

class Undo extends Error {}

/** Tables whose rows are copied, with what a copy needs besides a new id, and the column a change sets. */
const COPIED: Readonly<Record<string, { readonly more?: object; readonly set: string }>> = {
  organisation: { set: `name = 'x'` }, team: { set: `name = 'x'` }, programme: { more: { key: 'x' }, set: `name = 'x'` }, app_user: { more: { email: 'x' }, set: `display_name = 'x'` },
  role: { more: { key: 'x' }, set: `name = 'x'` }, membership: { set: 'valid_to = now()' }, case_file: { set: `closure_reason = 'x'` }, case_name: { set: `part_count = 9` },
  case_record: { set: `code = 'x'` }, case_task: { set: 'escalated_at = now()' }, stage_move: { set: `reason_code = 'x'` }, subject_link: { set: 'undone_at = now()' },
  case_grant: { set: 'valid_to = now()' }, case_block: { more: { blocked_id: uuidv7() }, set: `blocked_id = uuidv7()` }, case_assignment: { set: 'undone_at = now()' }, deputy: { set: 'ended_at = now()' }, referral: { set: 'escalated_at = now()' },
  referral_entry: { set: `section = 'x'` }, hand_over: { more: { category: 'school', state: 'running', stage: 0, access: 'none', is_lead: false, informed: false, wanted: null, ended_at: null, outcome: null }, set: 'proofs = 9' }, hand_over_entry: { set: `code = 'x'` }, approval: { set: `decided_at = now()` },
};

function changes(world: FixedWorld): Change[] {
  const copies = Object.entries(COPIED).flatMap(([table, { more, set }]): Change[] => {
    const id = uuidv7();
    return [
      { table, op: 'insert', sql: `insert into tact.${table} select (jsonb_populate_record(t, '${JSON.stringify({ id, ...more })}')).* from tact.${table} t limit 1` },
      { table, op: 'update', sql: `update tact.${table} set ${set} where id = '${id}'` },
      { table, op: 'delete', sql: `alter table tact.${table} disable trigger all; alter table tact.${table} enable trigger audit_row; delete from tact.${table} where id = '${id}'` },
    ];
  });
  const keyed = (table: string, columns: string, values: string, set: string, where: string): Change[] => [
    { table, op: 'insert', sql: `insert into tact.${table} (${columns}) values (${values})` }, { table, op: 'update', sql: `update tact.${table} set ${set} where ${where}` },
    { table, op: 'delete', sql: `delete from tact.${table} where ${where}` }];
  const worker = world.person('worker');
  const run = uuidv7();
  return [
    ...copies, ...keyed('area', 'id, kind, code_system, code', `'${run}', 'x', 'x', 'x'`, `kind = 'y'`, `id = '${run}'`), ...keyed('setting', 'key, value', `'x', '1'`, `value = '2'`, `key = 'x'`),
    ...keyed('code_value', 'list, code, labels', `'x', 'x', '{}'`, 'position = 3', `list = 'x'`),
    ...keyed('change_request', 'id, kind, payload, proposed_by', `'${run}', 'x', '{}', '${worker}'`, `state = 'withdrawn'`, `id = '${run}'`),
    ...keyed('case_key', 'case_id, key_version, wrapped', `'${world.theCase('own')}', 77, '\\x00'`, `wrapped = '\\x01'`, 'key_version = 77'),
    ...keyed('case_text', 'case_id, field, section, sealed, updated_by', `'${world.theCase('own')}', 'locality', 'work', '\\x00', '${worker}'`, `sealed = '\\x01'`, `field = 'locality'`),
    ...keyed('erasure', 'id, case_id, case_code, organisation_id, reason, proposed_by', `'${run}', '${world.theCase('own')}', 'x', (select id from tact.organisation limit 1), 'order', '${worker}'`, `state = 'withdrawn'`, `id = '${run}'`),
    ...keyed('case_export', 'id, scope, format, reason, case_count, created_by, at', `'${run}', 'list', 'xlsx', 'authority', 1, '${worker}', now()`, 'case_count = 2', `id = '${run}'`),
    ...keyed('device', 'id, user_id, label', `'${run}', '${worker}', 'x'`, 'revoked_at = now()', `id = '${run}'`),
    ...keyed('session', 'id, user_id, expires_at', `'${run}', '${worker}', now()`, 'revoked_at = now()', `id = '${run}'`),
    ...imports(world, run), ...returnChanges(world), ...emergencyChanges(world), ...consentChanges(world), ...approvalChanges(world),
    { table: 'credential_event', op: 'insert', sql: `insert into tact_private.credential_event (user_id, kind) values ('${worker}', 'created')` },
  ];
}

/** States and decisions of an import; its progress is not audited. */
function imports(world: FixedWorld, run: string): Change[] {
  const ngo = world.organisation('ngo');
  return [
    { table: 'import_run', op: 'insert', sql: `insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by)
      select '${run}', '${ngo}', id, 'x', '\\x00', '\\x00', 'checked', '${world.person('head')}' from tact.programme limit 1` },
    { table: 'import_run', op: 'update', sql: `update tact.import_run set state = 'done' where id = '${run}'` },
    { table: 'import_row', op: 'update', sql: `insert into tact.import_row (id, run_id, organisation_id, row_no, sheet_row, state) values (uuidv7(), '${run}', '${ngo}', 1, 1, 'duplicate');
      update tact.import_row set decision = 'new' where run_id = '${run}'` },
    { table: 'import_key', op: 'insert', sql: `insert into tact.import_key (organisation_id, register, row_no, imported_case_id, run_id) values ('${ngo}', 'x', 1, uuidv7(), '${run}')` },
  ];
}

/** Every kind of change leaves its event in the same transaction, and the chain holds over all of them. */
export const audit: Check = {
  name: 'every change leaves an audit event',
  async run(db, world) {
    const found: string[] = [];
    await db.admin.transaction(async (manager) => {
      for (const change of changes(world)) found.push(...await leaves(manager, change));
      const broken = (await manager.query('select * from tact_audit.verify()')) as { stream: string; problem: string }[];
      found.push(...broken.map(({ stream, problem }) => `${stream}: ${problem}`));
      throw new Undo();
    }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
    return found;
  },
};

/** The tables this check changes: a table of Tact that is missing here and is not exempt fails the structural test. */
export function auditedTables(world: FixedWorld): ReadonlySet<string> {
  return new Set(changes(world).map(({ table }) => table));
}

async function leaves(manager: EntityManager, { table, op, sql }: Change): Promise<string[]> {
  const count = async (): Promise<number> => ((await manager.query('select count(*)::int as n from tact_audit.audit_event where table_name = $1 and op = $2', [table, op])) as { n: number }[])[0]!.n;
  const before = await count();
  await manager.query(sql);
  return (await count()) === before + 1 ? [] : [`${op} of ${table} left ${(await count()) - before} events`];
}
