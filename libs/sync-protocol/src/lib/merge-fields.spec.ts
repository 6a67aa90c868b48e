import fc from 'fast-check';
import { bumpVersions, mergeFields, seenWrites } from './merge-fields';

describe('mergeFields', () => {
  it('applies a field written on its present version', () => {
    const result = mergeFields(
      { locality: 'Kamëz' },
      { locality: 3 },
      { locality: { value: 'Durrës', baseVersion: 3 } },
    );
    expect(result).toEqual({ applied: { locality: 'Durrës' }, conflicts: [], merged: false });
  });

  it('merges different fields', () => {
    const result = mergeFields({ a: 1, b: 'theirs' }, { a: 1, b: 2 }, { a: { value: 5, baseVersion: 1 } });
    expect(result).toEqual({ applied: { a: 5 }, conflicts: [], merged: true });
  });

  it("keeps the server's value of the same field and names both", () => {
    const { applied, conflicts } = mergeFields({ a: 'theirs' }, { a: 2 }, { a: { value: 'mine', baseVersion: 1 } });
    expect(applied).toEqual({});
    expect(conflicts).toEqual([{ field: 'a', yours: 'mine', theirs: 'theirs', version: 2 }]);
  });

  it('has no conflict where both wrote the same', () => {
    expect(mergeFields({ a: [1, 2] }, { a: 9 }, { a: { value: [1, 2], baseVersion: 1 } }).conflicts).toEqual([]);
  });

  it.each([
    ['high', 'low', true],
    ['medium', null, true],
    ['low', 'high', false],
    [null, 'high', false],
  ])('risk %s written on an old version over %s wins at once: %s, else it is a conflict', (mine, theirs, wins) => {
    const write = { risk: { value: mine, baseVersion: 1 } };
    const { applied, conflicts } = mergeFields({ risk: theirs }, { risk: 4 }, write);
    expect([applied, conflicts.length]).toEqual(wins ? [{ risk: mine }, 0] : [{}, 1]);
  });

  it('lets a withdrawal win at once, and none be taken back by a merge', () => {
    const late = { withdrawnOn: { value: '2026-11-20', baseVersion: 1 } };
    expect(mergeFields({ withdrawnOn: null }, { withdrawnOn: 2 }, late, 'consent').applied).toEqual({
      withdrawnOn: '2026-11-20',
    });
    const back = { withdrawnOn: { value: null, baseVersion: 1 } };
    const result = mergeFields({ withdrawnOn: '2026-11-19' }, { withdrawnOn: 2 }, back, 'consent');
    expect([result.applied, result.conflicts.length]).toEqual([{}, 1]);
  });

  it('keeps the special rules to their kind', () => {
    const write = { risk: { value: 'high', baseVersion: 1 } };
    expect(mergeFields({ risk: 'low' }, { risk: 2 }, write, 'visit').conflicts).toHaveLength(1);
  });

  it('loses no write: every field is stored, equal already, decided by a rule, or in conflict', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(values, values, values, fc.integer({ min: 0, max: 3 }), (current, versions, mine, base) => {
        const incoming = Object.fromEntries(
          Object.entries(mine).map(([name, value]) => [name, { value, baseVersion: base }]),
        );
        const { applied, conflicts } = mergeFields(current, versions, incoming);
        for (const [name, value] of Object.entries(mine)) {
          const inConflict = conflicts.some(
            (one) => one.field === name && one.yours === value && one.theirs === current[name],
          );
          expect(applied[name] === value || current[name] === value || inConflict).toBe(true);
          if (inConflict) expect(applied).not.toHaveProperty(name);
        }
      }),
    );
  });
});

describe('seenWrites', () => {
  it('counts a version that was never there as nothing seen', () => {
    const writes = { nextStep: { value: 'visit', baseVersion: 999 } };
    expect(mergeFields({ nextStep: 'call' }, { nextStep: 2 }, seenWrites(writes, 3)).conflicts).toHaveLength(1);
    expect(seenWrites({ risk: { value: 'low', baseVersion: 3 } }, 3)).toEqual({ risk: { value: 'low', baseVersion: 3 } });
  });
});

describe('bumpVersions', () => {
  it('moves the written fields to the row version and leaves the rest', () => {
    expect(bumpVersions({ a: 1, b: 1 }, ['b', 'c'], 5)).toEqual({ a: 1, b: 5, c: 5 });
  });
});
