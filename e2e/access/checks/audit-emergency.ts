import { v7 as uuidv7 } from 'uuid';
import type { FixedWorld } from '../worlds/fixed';

interface Change {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly sql: string;
}

/** Tries, emergency accesses and what is written for them, changed and taken away again. */
export function emergencyChanges(world: FixedWorld): Change[] {
  const [aTry, access, note, denial, why, match, transfer] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const [theCase, stranger, other] = [world.theCase('own'), world.person('stranger'), world.organisation('ngo2')];
  const rows: readonly (readonly [table: string, id: string, columns: string, values: string, set: string])[] = [
    ['emergency_try', aTry, 'user_id, at', `'${stranger}', now()`, 'is_spent = true'],
    ['emergency_access', access, 'case_id, case_code, user_id, organisation_id, reason_code, sections, opened_at, ends_at', `'${theCase}', 'x', '${stranger}', '${other}', 'medical', '{summary}', now(), now()`, 'version = 2'],
    ['emergency_note', note, 'access_id, case_id, kind, sealed, by, at', `'${access}', '${theCase}', 'reason', '\\x00', '${stranger}', now()`, `sealed = '\\x01'`],
    ['case_denial', denial, 'case_id, blocked_kind, blocked_id, state, asked_by, asked_at, created_by, created_at', `'${theCase}', 'user', '${uuidv7()}', 'proposed', '${stranger}', now(), '${stranger}', now()`, 'version = 2'],
    ['case_denial_note', why, 'denial_id, case_id, kind, sealed, by, at', `'${denial}', '${theCase}', 'reason', '\\x00', '${stranger}', now()`, `sealed = '\\x01'`],
    ['case_match', match, 'case_id, other_case_id, score, made_at', `'${theCase}', '${world.theCase('foreign')}', 1, now()`, 'version = 2'],
    ['transfer', transfer, 'case_id, case_code, from_organisation_id, to_organisation_id, to_team_id, reason_code, asked_sealed, asked_by, asked_at',
      `'${theCase}', 'x', '${world.organisation('ngo')}', '${other}', (select id from tact.team limit 1), 'family_moved', '\\x00', '${stranger}', now()`, 'version = 2'],
  ];
  return [
    ...rows.flatMap(([table, id, columns, values, set]): Change[] => [
      { table, op: 'insert', sql: `insert into tact.${table} (id, ${columns}) values ('${id}', ${values})` }, { table, op: 'update', sql: `update tact.${table} set ${set} where id = '${id}'` }]),
    ...[...rows].reverse().map(([table, id]): Change => ({ table, op: 'delete', sql: `delete from tact.${table} where id = '${id}'` })),
  ];
}
