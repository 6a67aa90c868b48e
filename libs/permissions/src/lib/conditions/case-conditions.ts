import type { RuleScope, ScopedRule } from './rule-scope';

/** A grant of this membership with writing access, on the grants of the loaded object. */
export function writingGrant({ grantees }: RuleScope): Record<string, unknown> {
  return { grants: { $elemMatch: { granteeId: { $in: [...grantees] }, access: 'write' } } };
}

/** That the object is of the membership's programme, when it has one. */
export function inProgramme({ membership: { programmeId } }: RuleScope): Record<string, unknown> {
  return programmeId === null ? {} : { programmeId };
}

/** Reading a case is per section; every other action on it needs a writing grant. */
export function caseRules(scope: RuleScope): readonly ScopedRule[] {
  if (scope.action === 'search' || scope.action === 'reveal') return [{}];
  if (scope.action === 'create') return [{ conditions: { organisationId: scope.membership.organisationId, ...inProgramme(scope) } }];
  if (scope.action !== 'read') return [{ conditions: writingGrant(scope) }];
  return scope.sections.map((section) => ({ fields: [section], conditions: sectionGrant(scope, section) }));
}

/**
 * Records: read where a grant names the section, written where it also gives writing access. A kind that is never
 * shared is read only with writing access.
 */
export function recordRules(scope: RuleScope): readonly ScopedRule[] {
  return scope.sections.flatMap((section): ScopedRule[] => {
    const writing = { section, ...sectionGrant(scope, section, 'write') };
    if (scope.action !== 'read') return [{ conditions: writing }];
    return [
      { conditions: writing },
      { conditions: { section, shareable: true, ...sectionGrant(scope, section) } },
      { conditions: { section, shareable: true, writtenBy: scope.membership.organisationId, ...ownGrant(scope) } },
    ];
  });
}

/** A grant of the records that this membership's organisation wrote: what it keeps of a file it has handed over. */
export function ownGrant({ grantees, membership }: RuleScope): Record<string, unknown> {
  return { grants: { $elemMatch: { granteeId: { $in: [...grantees] }, ownOf: membership.organisationId } } };
}

/** Tasks belong to those who work on the case. */
export function taskRules(scope: RuleScope): readonly ScopedRule[] {
  return [{ conditions: writingGrant(scope) }];
}

function sectionGrant({ grantees }: RuleScope, section: string, access?: 'write'): Record<string, unknown> {
  const grant = { granteeId: { $in: [...grantees] }, sections: { $in: [section] } };
  return { grants: { $elemMatch: access ? { ...grant, access } : grant } };
}
