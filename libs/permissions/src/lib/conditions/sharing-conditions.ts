import { REFERRAL_STATES, isWithReceiver } from '@tact/domain';
import { writingGrant } from './case-conditions';
import type { RuleScope, ScopedRule } from './rule-scope';

const BEFORE_SENDING: readonly string[] = ['draft', 'proposed', 'approved', 'returned'];
const RECEIVER_ACTIONS: readonly string[] = ['acknowledge', 'accept', 'decline', 'start', 'complete', 'feedback'];
const DECISIONS: readonly string[] = ['approve', 'return'];

/** A receiver finds what was sent to its organisation; a sender what belongs to a case it works on. */
export function referralRules(scope: RuleScope): readonly ScopedRule[] {
  const { action, membership } = scope;
  if (membership.caseScope === 'none') return [];
  if (membership.caseScope === 'received')
    return [{ conditions: receiverConditions(action, membership.organisationId) }];
  if (RECEIVER_ACTIONS.includes(action)) return [];
  const conditions = { fromOrganisationId: membership.organisationId, ...writingGrant(scope) };
  const wide = membership.caseScope === 'organisation' && action === 'read';
  return wide ? [{ conditions }, { conditions: { fromOrganisationId: membership.organisationId } }] : [{ conditions }];
}

/** Supervisors decide in their team; everybody finds what they proposed. */
export function approvalRules({ action, membership, userId }: RuleScope): readonly ScopedRule[] {
  const { organisationId, teamId, caseScope } = membership;
  const own: ScopedRule = { conditions: { proposedBy: userId } };
  if (action === 'propose') return [own];
  const reach: ScopedRule[] =
    caseScope === 'organisation'
      ? [{ conditions: { organisationId } }]
      : caseScope === 'team' && teamId !== null
        ? [{ conditions: { organisationId, teamId } }]
        : [];
  return action === 'read' ? [own, ...reach] : reach;
}

/** Imports stay in the organisation that made them. */
export function importRules({ membership }: RuleScope): readonly ScopedRule[] {
  return membership.caseScope === 'none' ? [] : [{ conditions: { organisationId: membership.organisationId } }];
}

/** Nobody decides what they proposed themselves, whatever the role. */
export function ownProposalBans(
  userId: string,
): { action: string; subject: string; conditions: Record<string, unknown> }[] {
  return DECISIONS.flatMap((action) =>
    ['Referral', 'Approval'].map((subject) => ({ action, subject, conditions: { proposedBy: userId } })),
  );
}

function receiverConditions(action: string, organisationId: string): Record<string, unknown> {
  const states = REFERRAL_STATES.filter((state) =>
    action === 'read' ? !BEFORE_SENDING.includes(state) : isWithReceiver(state),
  );
  return { toOrganisationId: organisationId, sentAt: { $ne: null }, state: { $in: states } };
}
