import { v7 as uuidv7 } from 'uuid';
import type { FixedWorld } from '../worlds/fixed';

interface Change {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly sql: string;
}

/** What the clock plans for consent, and an override of it, changed and taken away again. */
export function consentChanges(world: FixedWorld): Change[] {
  const [planned, override] = [uuidv7(), uuidv7()];
  const [theCase, stranger, other] = [world.theCase('own'), world.person('stranger'), world.organisation('ngo2')];
  const rows: readonly (readonly [table: string, id: string, columns: string, values: string, set: string])[] = [
    ['consent_clock', planned, 'case_id, kind, at, created_by', `'${theCase}', 'ask_band', now(), '${stranger}'`, 'done_at = now()'],
    ['consent_override', override, 'case_id, recipient_org_id, sections, basis, reason_sealed, until, state, proposed_by, proposed_at',
      `'${theCase}', '${other}', '{risk}', 'serious_harm', '\\x00', now(), 'proposed', '${stranger}', now()`, 'version = 2'],
  ];
  return rows.flatMap(([table, id, columns, values, set]): Change[] => [
    { table, op: 'insert', sql: `insert into tact.${table} (id, ${columns}) values ('${id}', ${values})` },
    { table, op: 'update', sql: `update tact.${table} set ${set} where id = '${id}'` },
    { table, op: 'delete', sql: `delete from tact.${table} where id = '${id}'` },
  ]);
}
