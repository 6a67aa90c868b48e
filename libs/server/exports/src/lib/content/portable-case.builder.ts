import { PORTABLE_VERSION, type PortableArea, type PortableCase, type PortableHead, type PortableOrigin, RECORD_KINDS, SECTIONS } from '@tact/domain';
import type { CaseTexts, RecordView, SeenCase } from '@tact/server/cases';
import { portableRecords } from './portable-refs';

/** What is read of a case for an export. */
export interface ReadCase {
  readonly seen: SeenCase;
  readonly records: readonly RecordView[];
  readonly texts: CaseTexts | null;
}

/** Places and names that ids of this installation stand for. */
export interface Words {
  readonly areas: ReadonlyMap<string, PortableArea & { readonly name: string }>;
  readonly organisations: ReadonlyMap<string, string>;
}

const KIND_ORDER = new Map(Object.keys(RECORD_KINDS).map((kind, at) => [kind, at]));
const ORIGIN = 'Tact';

/** A case as it travels. Records stand in the order of their kinds, then of their writing, so that an export of an import says the same. */
export function portableCase({ seen, records, texts }: ReadCase, words: Words, exportedAt: string): PortableCase {
  const earlier = records.filter(isOrigin);
  const content = records.filter((record) => !isOrigin(record)).sort((a, b) => placeOf(a) - placeOf(b));
  const carried = portableRecords(content, words.areas);
  const origin: PortableOrigin = {
    code: seen.row.code, organisation: words.organisations.get(seen.row.organisationId) ?? '', owner: seen.ownerName, exportedAt,
    written: Object.fromEntries(content.map(({ createdByName, createdAt }, at) => [carried[at]!.ref, [createdByName, createdAt] as const])),
  };
  return {
    v: PORTABLE_VERSION,
    sections: seen.sections,
    withheld: SECTIONS.filter((section) => !seen.sections.includes(section)),
    head: headOf(seen, words),
    texts: Object.fromEntries(Object.entries(texts ?? {}).filter(([, value]) => value !== null && value.length > 0)),
    records: carried,
    origins: [...earlier.flatMap(originOf), origin],
  };
}

function placeOf({ kind }: RecordView): number {
  return KIND_ORDER.get(kind) ?? KIND_ORDER.size;
}

function headOf({ row }: SeenCase, { areas }: Words): PortableHead {
  const area = areas.get(row.areaId ?? '');
  return {
    sex: row.sex, birthYear: row.birthYear, area: area ? { system: area.system, code: area.code } : null, presenceCountry: row.presenceCountry,
    residenceCountry: row.residenceCountry, exploitation: row.exploitation, identificationSource: row.identificationSource, languages: row.languages, risk: row.risk,
    stage: row.stage, status: row.status, victimStatus: row.victimStatus, registeredAt: row.registeredAt.toISOString(), stageSince: row.stageSince.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null, closureReason: row.closureReason, nextDue: row.nextDue?.toISOString() ?? null,
  };
}

/** The source record of a case that came from another installation holds where it was. */
function isOrigin({ kind, fields }: RecordView): boolean {
  return kind === 'import_source' && typeof fields['raw'] === 'string' && fields['raw'].startsWith(`{"${ORIGIN}":`);
}

function originOf({ fields }: RecordView): PortableOrigin[] {
  const { [ORIGIN]: origins } = JSON.parse(String(fields['raw'])) as { readonly [ORIGIN]: readonly PortableOrigin[] };
  return [...origins];
}
