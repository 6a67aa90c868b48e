import { HTCDS_COLUMNS, type HtcdsField, type HtcdsRow, type PortableCase, type PortableRecord } from '@tact/domain';
import { CONTROL, countryName, DECIDING_BODY, EXPLOITATION, GENDER, RECRUITMENT, SEX_TYPE, TRAFFICKING_STATUS } from './htcds-labels';
import { sourceCells } from './source-cells';

type Fields = Readonly<Record<string, unknown>>;
type Draft = Partial<Record<HtcdsField, string | undefined>>;

/** Longest text a spreadsheet cell holds, with room for an apostrophe. */
const MOST = 32_000;

/** What the case is called beside its content: names the reader's language has, and its owner. */
export interface RowWords {
  readonly owner: string | null;
  readonly area: string | null;
}

/**
 * The HTCDS columns of a case. What Tact has no field for comes from the register row the case was made of; where Tact has one, its own value stands, also
 * when it is empty and the section was read: a register's old name never replaces a corrected one. Sections that are withheld leave their columns out.
 */
export function htcdsRow(theCase: PortableCase, { owner, area }: RowWords): HtcdsRow {
  const { head } = theCase;
  const source = sourceCells(theCase);
  const draft: Draft = {
    ...source,
    cas_CaseOwner: owner ?? undefined,
    prs_Gender: GENDER[head.sex ?? ''],
    prs_MailingCity: area ?? source.prs_MailingCity,
    prs_MailingCountry: countryName(head.presenceCountry) ?? source.prs_MailingCountry,
    vic_TraffickingStatus: TRAFFICKING_STATUS[head.victimStatus],
    vic_TypeOfExploitation: several(head.exploitation.map((form) => EXPLOITATION[form])),
    vic_TypeOfSexExploitation: several(head.exploitation.map((form) => SEX_TYPE[form])),
    cas_Status: head.status === 'closed' ? 'Closed' : 'Active',
    ...(theCase.sections.includes('identity') ? identity(theCase) : {}),
    ...(theCase.sections.includes('trafficking') ? trafficking(theCase, source) : {}),
    ...(theCase.sections.includes('legal') ? { con_Consent: consent(theCase) } : {}),
  };
  return Object.fromEntries(HTCDS_COLUMNS.flatMap(([name]) => (draft[name]?.trim() ? [[name, draft[name].slice(0, MOST)]] : [])));
}

function identity(theCase: PortableCase): Draft {
  const fields = first(theCase, 'identity');
  const contacts = theCase.records.filter(({ kind }) => kind === 'contact').map((record) => record.fields);
  const [mobile, home] = contacts.filter(({ channel }) => channel === 'phone');
  const born = text(fields['birthDate']) ?? (theCase.head.birthYear === null ? undefined : String(theCase.head.birthYear));
  return {
    prs_FirstName: text(fields['firstName']), prs_SecondName: text(fields['lastName']),
    prs_Birthdate: born && fields['birthPrecision'] === 'estimated' ? `~${born}` : born,
    prs_Citizenship: several(list(fields['nationalities']).map(countryName)),
    prs_Email: text(contacts.find(({ channel }) => channel === 'email')?.['value']), prs_MobilePhone: text(mobile?.['value']), prs_HomePhone: text(home?.['value']),
  };
}

function trafficking(theCase: PortableCase, source: HtcdsRow): Draft {
  const events = theCase.records.filter(({ kind }) => kind === 'exploitation_event').map(({ fields }) => fields);
  const recruited = events.find(({ event }) => event === 'recruitment');
  const exploited = events.filter(({ event }) => event === 'exploitation');
  const means = exploited.flatMap((one) => list(one['means']));
  const decision = last(theCase, 'victim_status_decision');
  return {
    vic_TraffickingStatusDecisionMakingOrg: DECIDING_BODY[text(decision?.['decidingBody']) ?? ''],
    vic_MethodOfRecruitment: RECRUITMENT[text(recruited?.['recruitmentMethod']) ?? ''],
    vic_LocationOfRecruitment: recruited && placeOf(recruited),
    vic_MethodsOfControl: source.vic_MethodsOfControl ?? several(means.map((one) => CONTROL[String(one)])),
    vic_LocationOfExploitation: exploited.map(placeOf).find((place) => place !== undefined),
  };
}

/** The newest answer on services or sharing: a register knows no finer question. */
function consent(theCase: PortableCase): string | undefined {
  const given = last(theCase, 'consent')?.['given'];
  return typeof given === 'boolean' ? (given ? 'Yes' : 'No') : undefined;
}

function placeOf(event: Fields): string | undefined {
  return text(event['place']) ?? countryName(event['country']);
}

function first({ records }: PortableCase, kind: PortableRecord['kind']): Fields {
  return records.find((record) => record.kind === kind)?.fields ?? {};
}

function last({ records }: PortableCase, kind: PortableRecord['kind']): Fields | undefined {
  return records.filter((record) => record.kind === kind).at(-1)?.fields;
}

function several(labels: readonly (string | undefined)[]): string | undefined {
  return [...new Set(labels.filter((label) => label !== undefined))].join('; ') || undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
