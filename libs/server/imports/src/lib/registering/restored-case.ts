import { type FieldRule, kindRule, type PortableCase, type PortableRecord, type RecordKind } from '@tact/domain';
import type { NewRecord, Origin } from '@tact/server/cases';
import { v7 as uuidv7 } from 'uuid';

/** Ids of this installation for places, by `<system>|<code>`. */
export type AreaIds = ReadonlyMap<string, string>;

/** The fields of a case that come from elsewhere, as a registration takes them. */
export function restoredOrigin({ head, records, texts }: PortableCase): Pick<Origin, 'status' | 'more' | 'identity' | 'texts' | 'isRestored'> {
  return {
    status: head.status as Origin['status'],
    more: {
      victimStatus: head.victimStatus, exploitation: head.exploitation, identificationSource: head.identificationSource, residenceCountry: head.residenceCountry,
      stage: head.stage, risk: head.risk, registeredAt: new Date(head.registeredAt), stageSince: new Date(head.stageSince),
      closedAt: head.closedAt === null ? null : new Date(head.closedAt), closureReason: head.closureReason, nextDue: head.nextDue === null ? null : new Date(head.nextDue),
      languages: head.languages, birthYear: head.birthYear,
    } as Origin['more'],
    identity: records.find(({ kind }) => kind === 'identity')?.fields ?? {},
    texts,
    isRestored: true,
  };
}

/** The records of such a case but its identity, under new ids; what they say of each other and of places holds here. */
export function restoredRecords({ records, origins }: PortableCase, register: string, rowNo: number, areas: AreaIds): NewRecord[] {
  const ids = new Map(records.map(({ ref }) => [ref, uuidv7()]));
  const carried = records.filter(({ kind }) => kind !== 'identity').map((record) => ({ id: ids.get(record.ref)!, kind: record.kind, fields: hereFields(record, ids, areas) }));
  return [...carried, { id: uuidv7(), kind: 'import_source', fields: { register, row: rowNo, raw: originsText(origins) } }];
}

/** Where the case was, the newest places first to stay when all would be too long. */
function originsText(origins: PortableCase['origins']): string {
  for (let from = 0; from < origins.length; from += 1) {
    const text = JSON.stringify({ Tact: origins.slice(from) });
    if (text.length <= 100_000) return text;
  }
  return JSON.stringify({ Tact: origins.slice(-1).map(({ code, organisation, owner, exportedAt }) => ({ code, organisation, owner, exportedAt, written: {} })) });
}

function hereFields({ kind, fields }: PortableRecord, ids: ReadonlyMap<string, string>, areas: AreaIds): Record<string, unknown> {
  const rules: Readonly<Record<string, FieldRule>> = kindRule(kind as RecordKind).fields;
  const here = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    return value.startsWith('area:') ? (areas.get(value.slice(5)) ?? null) : (ids.get(value) ?? value);
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => {
    const type = rules[name]?.type;
    return [name, type === 'uuid' ? here(value) : type === 'uuids' && Array.isArray(value) ? value.map(here) : value];
  }));
}
