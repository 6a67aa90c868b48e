import { v7 as uuidv7 } from 'uuid';
import type { FixedWorld } from '../worlds/fixed';

/** Entries of approvals are copied from nothing: one is written to the first approval. */
export function approvalChanges(world: FixedWorld): { readonly table: string; readonly op: 'insert' | 'update' | 'delete'; readonly sql: string }[] {
  const id = uuidv7();
  const table = 'approval_entry';
  return [
    { table, op: 'insert', sql: `insert into tact.approval_entry (id, approval_id, case_id, kind, sealed, by, organisation_id, at)
      select '${id}', a.id, a.case_id, 'request', '\\x00', '${world.person('worker')}', a.organisation_id, now() from tact.approval a limit 1` },
    { table, op: 'update', sql: `update tact.approval_entry set sealed = '\\x01' where id = '${id}'` },
    { table, op: 'delete', sql: `delete from tact.approval_entry where id = '${id}'` },
  ];
}
