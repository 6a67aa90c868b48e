import { summaryView } from '@tact/domain';
import type { SeenCase } from '../access/seen-case';
import type { CaseTexts } from './case-texts';

/** A case in lists: no ciphertext (docs/contract.md section 4). Who only reads it gets the shared summary, the rest is null. */
export function caseHead(seen: SeenCase): Record<string, unknown> {
  return forReader(seen, fullHead(seen));
}

/** The head as the file shows it: with its sealed texts and the clear fields that lists leave out. */
export function caseDetail(seen: SeenCase, texts: CaseTexts): Record<string, unknown> {
  const { row } = seen;
  return forReader(seen, {
    ...fullHead(seen), ...texts, programmeId: row.programmeId, presenceCountry: row.presenceCountry, residenceCountry: row.residenceCountry,
    identificationSource: row.identificationSource, languages: row.languages,
    closedAt: row.closedAt?.toISOString() ?? null, closureReason: row.closureReason,
  });
}

/** What a receiver's copy has besides the summary: by which programme, on which version, and how much of it is open. */
const FRAME = ['programmeId', 'version', 'sections', 'access'];

function forReader({ access }: SeenCase, head: Record<string, unknown>): Record<string, unknown> {
  if (access === 'write') return head;
  const hidden = Object.fromEntries(Object.keys(head).map((name) => [name, FRAME.includes(name) ? head[name] : null]));
  return { ...hidden, ...summaryView(head), fieldVersions: {} };
}

function fullHead({ row, ownerName, sections, access }: SeenCase): Record<string, unknown> {
  return {
    id: row.id, code: row.code, stage: row.stage, status: row.status, risk: row.risk, victimStatus: row.victimStatus, sex: row.sex,
    birthYear: row.birthYear, areaId: row.areaId, organisationId: row.organisationId, teamId: row.teamId, ownerId: row.ownerId, ownerName,
    source: row.source, registeredAt: row.registeredAt.toISOString(), stageSince: row.stageSince.toISOString(),
    nextDue: row.nextDue?.toISOString() ?? null, exploitation: row.exploitation, version: row.version, fieldVersions: row.fieldVersions, sections, access,
  };
}
