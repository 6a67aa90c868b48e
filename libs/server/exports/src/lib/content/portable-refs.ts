import { type FieldRule, isRecordKind, kindRule, type PortableArea, type PortableRecord } from '@tact/domain';
import type { RecordView } from '@tact/server/cases';

/** `area:<system>|<code>`: a place in a field of a record. */
function areaRef({ system, code }: PortableArea): string {
  return `area:${system}|${code}`;
}

/** Fields of records name each other and places by ids of this installation; here by names that hold elsewhere. Ids of organisations stay ids. */
export function portableRecords(records: readonly RecordView[], areas: ReadonlyMap<string, PortableArea>): PortableRecord[] {
  const refs = new Map(records.map(({ id }, at) => [id, `r${at + 1}`]));
  const portable = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const area = areas.get(value);
    return area ? areaRef(area) : (refs.get(value) ?? value);
  };
  return records.map(({ id, kind, fields }) => {
    const rules: Readonly<Record<string, FieldRule>> = isRecordKind(kind) ? kindRule(kind).fields : {};
    const named = Object.entries(fields).map(([name, value]) => {
      const type = rules[name]?.type;
      return [name, type === 'uuid' ? portable(value) : type === 'uuids' && Array.isArray(value) ? value.map(portable) : value];
    });
    return { ref: refs.get(id)!, kind, fields: Object.fromEntries(named) as Record<string, unknown> };
  });
}
