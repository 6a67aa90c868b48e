import type { CaseRecord } from '@tact/web/offline';
import { familyTree } from './family-tree';

const person = (id: string, fields: Record<string, unknown>): CaseRecord => ({
  id, caseId: 'c', kind: 'family_member', section: 'family', fields, version: 1, fieldVersions: {}, createdAt: '', createdBy: '', createdByName: '', organisationId: '', updatedAt: '',
});

describe('the family drawing', () => {
  it('puts generations in rows and says sex, distance and concern by shape and look', () => {
    const tree = familyTree({ sex: 'female', birthYear: 2015 }, [
      person('g', { relation: 'grandmother', birthYear: 1965 }), person('m', { relation: 'mother' }), person('f', { relation: 'father', livesWithChild: false }),
      person('u', { relation: 'uncle', role: 'of_concern' }), person('b', { relation: 'brother' }),
    ], 2026);
    const of = (id: string) => tree.people.find((one) => one.id === id);
    expect(of('me')).toMatchObject({ shape: 'circle', look: 'me', age: '11' });
    expect(of('g')).toMatchObject({ shape: 'circle', age: '61' });
    expect(of('f')).toMatchObject({ shape: 'square', look: 'away' });
    expect(of('u')?.look).toBe('blocked');
    expect([of('g')?.y, of('m')?.y, of('me')?.y]).toEqual([20, 72, 124]);
    expect(of('b')?.y).toBe(of('me')?.y);
  });

  it('draws a child alone without lines', () => {
    expect(familyTree({ sex: null, birthYear: null }, [], 2026)).toMatchObject({ lines: '', people: [{ shape: 'diamond', age: '' }] });
  });
});
