import { CODE_LISTS } from '../codes/code-lists';
import type { RecordKind } from './record-kinds';
import { RECORD_KINDS, isRecordKind, kindRule, kindsOfSection, splitFields } from './record-kinds';
import { SECTIONS, inFileOrder, isSection } from './sections';

const KINDS = Object.keys(RECORD_KINDS) as RecordKind[];

describe('the table of record kinds', () => {
  it.each(KINDS)('%s states its section and knows its code lists', (kind) => {
    const { section, fields } = kindRule(kind);
    expect(isSection(section)).toBe(true);
    for (const { codes } of Object.values(fields)) {
      if (typeof codes === 'string') expect(Object.keys(CODE_LISTS)).toContain(codes);
    }
  });

  it('keeps in clear nothing but codes, dates, numbers and ids', () => {
    const clear = KINDS.flatMap((kind) =>
      Object.entries(kindRule(kind).fields).flatMap(([name, rule]) =>
        rule.clear ? [[`${kind}.${name}`, rule.type]] : [],
      ),
    );
    const words = clear.filter(([, type]) => ['longText', 'text', 'strings'].includes(type ?? ''));
    expect(words).toEqual([]);
  });

  it('seals what names or harms: names, birth date, papers, ethnicity, health, incidents, alleged offenders', () => {
    const sealed: readonly (readonly [RecordKind, string])[] = [
      ['identity', 'firstName'],
      ['identity', 'birthDate'],
      ['identity', 'ethnicity'],
      ['paper', 'number'],
      ['paper', 'type'],
      ['incident', 'type'],
      ['risk_screening', 'individual'],
      ['risk_screening', 'household'],
      ['family_member', 'role'],
      ['exploitation_event', 'recruiterRelation'],
      ['contact', 'value'],
      ['health_note', 'type'],
      ['service', 'sub'],
      ['exploitation_event', 'means'],
      ['exploitation_event', 'place'],
      ['family_member', 'name'],
      ['note', 'text'],
    ];
    for (const [kind, field] of sealed)
      expect([field, kindRule(kind).fields[field]?.clear ?? false]).toEqual([field, false]);
  });

  it('gives every narrative its language', () => {
    const without = KINDS.filter(
      (kind) => 'narrative' in kindRule(kind).fields && !('language' in kindRule(kind).fields),
    );
    expect(without).toEqual([]);
  });

  it('splits fields, and seals what it does not know', () => {
    expect(splitFields('visit', { on: '2026-11-22', narrative: 'Quiet', hidden: 1 })).toEqual({
      clear: { on: '2026-11-22' },
      sealed: { narrative: 'Quiet', hidden: 1 },
    });
  });

  it('knows no kind by an inherited name', () => {
    expect(isRecordKind('toString')).toBe(false);
    expect(kindsOfSection('notes')).toEqual(['note']);
    expect(inFileOrder(['notes', 'x', 'identity', 'notes'])).toEqual(['identity', 'notes']);
    expect(SECTIONS).toHaveLength(12);
  });
});
