import { SECTIONS } from '@tact/domain';
import { offeredRights, rightsText, toPermissions } from './role-rights';

const before = [
  { action: 'read', subject: 'Case', sections: ['summary'] },
  { action: 'read', subject: 'User' },
];

describe('rights of a role as texts', () => {
  it('come back as they were', () => {
    expect(toPermissions(rightsText(before), before)).toEqual(before);
  });

  it('carry new sections to every right on files, and to no other', () => {
    const text = { rights: 'Case:read CaseRecord:read User:read', sections: 'summary risk' };
    expect(toPermissions(text, before)).toEqual([
      { action: 'read', subject: 'Case', sections: ['summary', 'risk'] },
      { action: 'read', subject: 'CaseRecord', sections: ['summary', 'risk'] },
      { action: 'read', subject: 'User' },
    ]);
  });

  it('name no sections when all are chosen', () => {
    expect(toPermissions({ rights: 'Case:read', sections: SECTIONS.join(' ') }, before)).toEqual([{ action: 'read', subject: 'Case' }]);
  });

  it('offer what the built-in roles have', () => {
    expect(offeredRights([]).find(({ subject }) => subject === 'Change')?.actions).toEqual(expect.arrayContaining(['read', 'confirm', 'create']));
  });
});
