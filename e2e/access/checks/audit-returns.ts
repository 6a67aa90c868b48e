import { v7 as uuidv7 } from 'uuid';
import type { FixedWorld } from '../worlds/fixed';

interface Change {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly sql: string;
}

/** A return with its partner, a signature and its evidence, changed and taken away again. */
export function returnChanges(world: FixedWorld): Change[] {
  const [process, partner, attestation, evidence] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const [theCase, worker, ngo, other] = [world.theCase('own'), world.person('worker'), world.organisation('ngo'), world.organisation('ngo2')];
  const rows: readonly (readonly [table: string, id: string, columns: string, values: string, set: string])[] = [
    ['return_process', process, 'case_id, case_code, organisation_id, from_country, to_country, state, considered_at, created_by, updated_by',
      `'${theCase}', 'x', '${ngo}', 'GR', 'AL', 'considered', now(), '${worker}', '${worker}'`, 'travel_on = now()'],
    ['return_partner', partner, 'process_id, case_id, organisation_id, side, since, created_by, updated_by',
      `'${process}', '${theCase}', '${other}', 'receiving', now(), '${worker}', '${worker}'`, 'version = 2'],
    ['return_attestation', attestation, 'process_id, case_id, step, kind, sides, two_sided, attested_by, attested_organisation_id, attested_side, attested_at',
      `'${process}', '${theCase}', 'A1', 'evidence', '{sending}', false, '${worker}', '${ngo}', 'sending', now()`, 'withdrawn_at = now()'],
    ['return_evidence', evidence, 'attestation_id, process_id, case_id, sides, sealed, organisation_id, by, at',
      `'${attestation}', '${process}', '${theCase}', '{sending}', '\\x00', '${ngo}', '${worker}', now()`, `outcome = 'x'`],
  ];
  const made = rows.flatMap(([table, id, columns, values, set]): Change[] => [
    { table, op: 'insert', sql: `insert into tact.${table} (id, ${columns}) values ('${id}', ${values})` }, { table, op: 'update', sql: `update tact.${table} set ${set} where id = '${id}'` }]);
  const gone = [...rows].reverse().map(([table, id]): Change => ({ table, op: 'delete', sql: `delete from tact.${table} where id = '${id}'` }));
  return [...made, ...gone];
}
