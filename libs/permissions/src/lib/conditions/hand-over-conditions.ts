import { ownGrant, writingGrant } from './case-conditions';
import type { RuleScope, ScopedRule } from './rule-scope';

const OF_RECEIVER: readonly string[] = ['acknowledge', 'accept', 'decline'];
/** What the duty bearer's own caseworker does with a file that it took over. */
const OF_NEW_OWNER: readonly string[] = ['return', 'complete'];
const OF_BOTH: readonly string[] = ['read', 'ask', 'answer', 'confirm'];

/**
 * The duty bearer finds what was opened to its organisation; who works on the case finds all its paths; the former owner what it handed over,
 * while it is informed.
 */
export function handOverRules(scope: RuleScope): readonly ScopedRule[] {
  const { action, membership } = scope;
  const { organisationId, caseScope } = membership;
  if (caseScope === 'none') return [];
  if (caseScope === 'received') {
    const opened = { toOrganisationId: organisationId, openedAt: { $ne: null } };
    return [{ conditions: action === 'read' ? opened : { ...opened, access: 'scope' } }];
  }
  if (OF_RECEIVER.includes(action)) return [];
  const sender = { fromOrganisationId: organisationId, ...writingGrant(scope) };
  const owner = { toOrganisationId: organisationId, ...writingGrant(scope) };
  if (OF_NEW_OWNER.includes(action)) return [{ conditions: owner }, ...(action === 'complete' ? [{ conditions: sender }] : [])];
  if (!OF_BOTH.includes(action)) return [{ conditions: sender }];
  const informed = { conditions: { fromOrganisationId: organisationId, ...ownGrant(scope) } };
  if (action === 'read') return [{ conditions: writingGrant(scope) }, informed];
  return [{ conditions: sender }, informed, ...(action === 'confirm' ? [] : [{ conditions: owner }])];
}
