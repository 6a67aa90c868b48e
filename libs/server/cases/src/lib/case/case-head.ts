import type { SeenCase } from '../access/seen-case';

/** A case in lists: no ciphertext (docs/contract.md section 4). */
export function caseHead({ row, ownerName, sections, access }: SeenCase): Record<string, unknown> {
  return {
    id: row.id, code: row.code, stage: row.stage, status: row.status, risk: row.risk, victimStatus: row.victimStatus, sex: row.sex,
    birthYear: row.birthYear, areaId: row.areaId, organisationId: row.organisationId, teamId: row.teamId, ownerId: row.ownerId, ownerName,
    source: row.source, registeredAt: row.registeredAt.toISOString(), stageSince: row.stageSince.toISOString(), nextStep: row.nextStep,
    nextDue: row.nextDue?.toISOString() ?? null, exploitation: row.exploitation, version: row.version, fieldVersions: row.fieldVersions, sections, access,
  };
}

/** The head as the file shows it: with the clear fields that lists leave out. */
export function caseDetail(seen: SeenCase): Record<string, unknown> {
  const { row } = seen;
  return {
    ...caseHead(seen), programmeId: row.programmeId, locality: row.locality, presenceCountry: row.presenceCountry, residenceCountry: row.residenceCountry,
    identificationSource: row.identificationSource, languages: row.languages, specialNeeds: row.specialNeeds, accompaniment: row.accompaniment,
    closedAt: row.closedAt?.toISOString() ?? null, closureReason: row.closureReason,
  };
}
