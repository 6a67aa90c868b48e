import { readFileSync } from 'node:fs';
import { validateRecord } from '@tact/domain';
import { makeCase } from './make-case';
import type { SeedGround } from './plan';
import { readProfiles } from './profiles';
import { Random } from './random';

const profiles = readProfiles(readFileSync('seed/reference/minor-profiles.csv', 'utf8'));
const worker = (country: 'AL' | 'GR', at: number) => ({ userId: `u${at}`, organisationId: `o-${country}`, teamId: `t-${country}`, programmeId: 'p', country });
const ground: SeedGround = {
  workers: [worker('AL', 1), worker('AL', 2), worker('GR', 3), worker('GR', 4)],
  areas: { AL: [{ id: '1', name: 'Tirana' }, { id: '2', name: 'Durrës' }], GR: [{ id: '3', name: 'Thessaloniki' }] }, now: new Date('2026-11-22T09:00:00Z'),
};
const cases = (count: number, seed = 7) => {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, at) => makeCase(random, at, ground, profiles));
};

describe('invented cases', () => {
  const all = cases(400);

  it('are the same for the same seed', () => expect(cases(20)).toEqual(all.slice(0, 20)));

  it('hold only records that the rules accept', () => {
    const problems = all.flatMap((file) => file.records.map((record) => ({ kind: record.kind, result: validateRecord(record.kind, record.fields) }))).filter(({ result }) => !result.ok);
    expect(problems).toEqual([]);
  });

  it('stand in every stage, in both countries, with thick files', () => {
    expect(new Set(all.map((file) => file.stage)).size).toBe(6);
    expect(new Set(all.map((file) => file.presence))).toEqual(new Set(['AL', 'GR']));
    expect(all.filter((file) => file.records.length >= 60).length).toBeGreaterThan(0);
    expect(all.filter((file) => ['roma', 'egyptian'].includes(file.community)).length).toBeGreaterThan(all.length / 2);
  });
});
