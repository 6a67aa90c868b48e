import { codesOf } from '../codes/code-lists';
import { isCountryCode } from '../codes/countries';
import { isRecordKind } from '../case/record-kinds';
import { importedVictimStatus } from '../case/victim-status';
import { STAGES } from '../lifecycle/stages';
import type { VictimStatus } from '../codes/code-lists';
import { PORTABLE_VERSION, type PortableCase, type PortableHead, type PortableRecord } from './portable-case';

const TEXTS = ['locality', 'nextStep', 'accompaniment', 'specialNeeds'];
const STATUSES = ['open', 'on_hold', 'closed'];
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/**
 * What a `Tact` sheet or file says of a case, or null when it is not that: another version, a field of the wrong shape, a code of no list. Records are
 * checked by the rules of their kinds when they are stored. A status of victim is taken only as far as its own decisions carry it
 * (DESIGN.md section 2): nobody is identified by a sheet.
 */
export function readPortableCase(value: unknown): PortableCase | null {
  if (!isObject(value) || value['v'] !== PORTABLE_VERSION || !isHead(value['head']) || !isObject(value['texts'])) return null;
  const { records, origins, texts } = value;
  if (!Array.isArray(records) || !records.every(isRecord) || !Array.isArray(origins) || !origins.every(isObject)) return null;
  if (Object.keys(texts as object).some((name) => !TEXTS.includes(name)) || new Set(records.map(({ ref }) => ref)).size < records.length) return null;
  const theCase = value as unknown as PortableCase;
  return { ...theCase, head: { ...theCase.head, victimStatus: carriedStatus(theCase) } };
}

function carriedStatus({ head, records }: PortableCase): string {
  const decided = records.filter(({ kind, fields }) => kind === 'victim_status_decision' && fields['status'] === head.victimStatus).at(-1);
  return importedVictimStatus(head.victimStatus as VictimStatus, typeof decided?.fields['decidingBody'] === 'string' ? decided.fields['decidingBody'] : null).status;
}

function isHead(value: unknown): value is PortableHead {
  if (!isObject(value)) return false;
  const head = value as Record<keyof PortableHead, unknown>;
  const area = head.area;
  return isCode(head.sex, 'sex') && (head.birthYear === null || Number.isInteger(head.birthYear))
    && (area === null || (isObject(area) && typeof area['system'] === 'string' && typeof area['code'] === 'string'))
    && isCountry(head.presenceCountry) && isCountry(head.residenceCountry)
    && Array.isArray(head.exploitation) && head.exploitation.every(isAnyCode) && (head.identificationSource === null || isAnyCode(head.identificationSource)) && isTexts(head.languages)
    && isCode(head.risk, 'risk_level') && (STAGES as readonly unknown[]).includes(head.stage) && STATUSES.includes(head.status as string)
    && (codesOf('person_status') as readonly unknown[]).includes(head.victimStatus) && isInstant(head.registeredAt) && isInstant(head.stageSince)
    && (head.closedAt === null || isInstant(head.closedAt)) && (head.status === 'closed') === (head.closedAt !== null)
    && (head.closureReason === null || typeof head.closureReason === 'string') && (head.nextDue === null || isInstant(head.nextDue));
}

function isRecord(value: unknown): value is PortableRecord {
  return isObject(value) && typeof value['ref'] === 'string' && isRecordKind(value['kind']) && isObject(value['fields']);
}

function isCode(value: unknown, list: Parameters<typeof codesOf>[0]): boolean {
  return value === null || (codesOf(list) as readonly unknown[]).includes(value);
}

/** A code of a list that an administrator may have added to. */
function isAnyCode(value: unknown): boolean {
  return typeof value === 'string' && /^\w{1,60}$/.test(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isCountry(value: unknown): boolean {
  return value === null || (typeof value === 'string' && isCountryCode(value));
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
