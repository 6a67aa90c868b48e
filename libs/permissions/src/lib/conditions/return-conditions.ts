import type { RuleScope, ScopedRule } from './rule-scope';

/**
 * An assisted return: who keeps the file, and the organisations of the other country that are named on it. A partner reads and signs; beginning one and
 * overriding a gate stay with the keeper. A grant of another source opens no return, whatever its sections.
 */
export function returnRules({ action, grantees }: RuleScope): readonly ScopedRule[] {
  const held = { granteeId: { $in: [...grantees] }, sections: { $in: ['return'] } };
  const keeper: ScopedRule = { conditions: { grants: { $elemMatch: { ...held, access: 'write' } } } };
  const partner: ScopedRule = { conditions: { grants: { $elemMatch: { ...held, source: 'return' } } } };
  return action === 'read' || action === 'update' ? [keeper, partner] : [keeper];
}
