import { v5 as uuidv5 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { Canaries } from '../worlds/canaries';
import type { CaseName, FixedWorld, PersonName } from '../worlds/fixed';

/** The cases with a return; it has the id of its case. The school is named on the first three, nobody on the fourth, the police on the last, which blocks it. */
export const RETURN_CASES = ['own', 'teamCase', 'blocksWorker', 'foreign', 'blocksPolice'] as const satisfies readonly CaseName[];
const OF_SCHOOL: readonly CaseName[] = ['own', 'teamCase', 'blocksWorker'];

/** Who works in an organisation that is named on the return of a case and is not denied it. */
export function isPartner(person: PersonName, name: CaseName): boolean {
  return person === 'teacher' && OF_SCHOOL.includes(name);
}

/** The first signature under A1 of a case's return. */
export function signatureOf(world: FixedWorld, name: CaseName): string {
  return uuidv5('A1', world.theCase(name));
}

/** A return of each, signed once by who works on the case, with a canary in the evidence of a step of the other country than the partner's. */
export async function addReturns({ admin }: TestDatabase, world: FixedWorld, canaries: Canaries): Promise<void> {
  for (const name of RETURN_CASES) {
    const id = world.theCase(name);
    const theCase = world.cases.find((one) => one.id === id)!;
    const by = theCase.ownerId ?? world.person('head');
    const partner = world.organisation(name === 'blocksPolice' ? 'police' : 'school');
    const signature = signatureOf(world, name);
    await admin.query(`insert into tact.return_process (id, case_id, case_code, organisation_id, from_country, to_country, state, placement, considered_at, created_by, updated_by)
      values ($1, $1, 'x', $2, 'GR', 'AL', 'considered', 'family', now(), $3, $3)`, [id, theCase.organisationId, by]);
    if (name !== 'foreign') await admin.query(`insert into tact.return_partner (id, process_id, case_id, organisation_id, side, since, created_by, updated_by)
      values (uuidv7(), $1, $1, $2, 'receiving', now(), $3, $3)`, [id, partner, by]);
    await admin.query(`insert into tact.return_attestation (id, process_id, case_id, step, kind, sides, two_sided, document_on, attested_by, attested_organisation_id, attested_side, attested_at)
      values ($1, $2, $2, 'A1', 'evidence', '{sending}', false, current_date, $3, $4, 'sending', now())`, [signature, id, by, theCase.organisationId]);
    await admin.query(`insert into tact.return_evidence (id, attestation_id, process_id, case_id, sides, documents, sealed, organisation_id, by, at)
      values ($1, $1, $2, $2, '{sending}', '[{"kind": "presumption_record", "on": "2026-01-01", "validUntil": null}]', $3::bytea, $4, $5, now())`,
      [signature, id, canaries.evidence(id, signature), theCase.organisationId, by]);
  }
}
