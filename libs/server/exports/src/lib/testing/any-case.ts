import { codesOf, type FieldRule, kindRule, PORTABLE_VERSION, type PortableCase, type PortableHead, type PortableRecord, RECORD_KINDS, type RecordKind, SECTIONS, STAGES } from '@tact/domain';
import fc from 'fast-check';

/** Text that spreadsheets, XML, JSON and right-to-left scripts make trouble with. */
export const TROUBLE = [
  '=cmd|"/c calc"!A1', '+1+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', `'=quoted`, `''+x`, '+355 68 5757458', '_x0041_', '\u202eKola\u202c', '\u200fعلي', '& < > " \'', 'Χότζα',
  '\u0001\u001f', ' leading and trailing ', '𝔸'.repeat(40), 'a\u00a0b',
];
const MANY_LINES = ['two\nlines', 'three\r\nlines\rmixed', '=first line\n=second'];
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 3_000 * 86_400 }).map((seconds) => new Date(Date.UTC(2015, 0, 1) + seconds * 1_000).toISOString());
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
const country = fc.constantFrom('AL', 'GR', 'RO', 'XK', 'IT');
const language = fc.constantFrom('sq', 'el', 'ro', 'rom', 'en');

const text = (max: number, isLong: boolean): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...TROUBLE, ...(isLong ? MANY_LINES : [])), fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, isLong ? 400 : 40) }))
    .map((one) => [...one].slice(0, max).join('').slice(0, max).replaceAll(isLong ? /\u0000/g : /[\u0000\r\n]/g, '')).filter((one) => one.trim() !== '' && !/[\ud800-\udfff]$/.test(one.slice(-1)) && /[\p{L}\p{N}]/u.test(one));

function several<T>(item: fc.Arbitrary<T>, max = 4): fc.Arbitrary<T[]> {
  return fc.uniqueArray(item, { minLength: 1, maxLength: Math.min(max, 4) });
}

function value(rule: FieldRule): fc.Arbitrary<unknown> {
  const codes = (): fc.Arbitrary<string> => fc.constantFrom(...(typeof rule.codes === 'string' ? codesOf(rule.codes) : (rule.codes ?? [])));
  switch (rule.type) {
    case 'text': return text(rule.max ?? 300, false);
    case 'longText': return text(rule.max ?? 5_000, true);
    case 'date': return day;
    case 'partialDate': return partial;
    case 'code': return codes();
    case 'codes': return several(codes(), rule.max);
    case 'bool': return fc.boolean();
    case 'int': return fc.integer({ min: rule.min ?? 0, max: rule.max ?? 1_000 });
    case 'language': return language;
    case 'languages': return several(language, rule.max);
    case 'country': return country;
    case 'countries': return several(country, rule.max);
    case 'uuid': return fc.uuid();
    case 'uuids': return several(fc.uuid(), rule.max);
    case 'strings': return several(text(100, false), rule.max);
  }
}

function fieldsOf(kind: RecordKind): fc.Arbitrary<Record<string, unknown>> {
  const rules = Object.entries(kindRule(kind).fields);
  return fc.record(Object.fromEntries(rules.map(([name, rule]) => [name, value(rule)])), { requiredKeys: rules.filter(([, { required }]) => required).map(([name]) => name) });
}

const EVERY_KIND = Object.keys(RECORD_KINDS) as RecordKind[];

/** One record of every kind, a second one of some that a case has many of, in the order an export has them. */
const records: fc.Arbitrary<PortableRecord[]> = fc.tuple(...EVERY_KIND.map((kind) => fc.array(fieldsOf(kind), { minLength: 1, maxLength: kindRule(kind).multiplicity === 'one' ? 1 : 2 })))
  .map((all) => all.flatMap((some, at) => some.map((fields) => ({ kind: EVERY_KIND[at]!, fields }))).map((record, at) => ({ ref: `r${at + 1}`, ...record })));

const head = (status: string): fc.Arbitrary<Omit<PortableHead, 'birthYear' | 'languages'>> => fc.record({
  sex: fc.constantFrom('female', 'male', 'other', 'unknown'), area: fc.constant(null),
  presenceCountry: fc.option(country), residenceCountry: fc.option(country), exploitation: several(fc.constantFrom(...codesOf('exploitation'))),
  identificationSource: fc.option(fc.constantFrom(...codesOf('identification_source'))), risk: fc.option(fc.constantFrom(...codesOf('risk_level'))),
  stage: fc.constantFrom(...STAGES), status: fc.constant(status), victimStatus: fc.constantFrom('at_risk', 'potential_victim', 'presumed_victim', 'not_victim'),
  registeredAt: instant, stageSince: instant, closedAt: status === 'closed' ? instant : fc.constant(null), closureReason: fc.constant(null), nextDue: fc.option(instant),
});

/** Any case that Tact can hold, as an export carries it. */
export const anyCase: fc.Arbitrary<PortableCase> = fc.constantFrom('open', 'on_hold', 'closed').chain((status) =>
  fc.record({ head: head(status), records, locality: text(100, false), nextStep: text(100, false) }).map(({ head: of, records: held, ...texts }): PortableCase => {
    const identity = held.find(({ kind }) => kind === 'identity')?.fields ?? {};
    const birthYear = typeof identity['birthDate'] === 'string' ? Number(identity['birthDate'].slice(0, 4)) : null;
    return {
      v: PORTABLE_VERSION, sections: SECTIONS, withheld: [], texts, records: held,
      head: { ...of, birthYear, languages: Array.isArray(identity['languages']) ? (identity['languages'] as string[]) : [] },
      origins: [{ code: 'AAA-AAAA-AAA', organisation: 'Elsewhere', owner: null, exportedAt: '2026-01-01T00:00:00.000Z', written: {} }],
    };
  }));
