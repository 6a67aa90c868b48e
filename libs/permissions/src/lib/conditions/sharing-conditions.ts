import { REFERRAL_STATES, isWithReceiver } from '@tact/domain';
import { writingGrant } from './case-conditions';
import type { RuleScope, ScopedRule } from './rule-scope';

const BEFORE_SENDING: readonly string[] = ['draft', 'proposed', 'approved', 'returned'];
const RECEIVER_ACTIONS: readonly string[] = ['acknowledge', 'accept', 'decline', 'start', 'complete', 'feedback'];
const DECISIONS: readonly string[] = ['approve', 'return'];

/**
 * A receiver finds what was sent to its organisation, a named receiver what was sent to that person, whatever the case's programme;
 * a sender what belongs to a case it works on.
 */
export function referralRules(scope: RuleScope): readonly ScopedRule[] {
  const { action, membership } = scope;
  if (membership.caseScope === 'none') return [];
  const received = { conditions: receiverConditions(scope) };
  if (membership.caseScope === 'received' || RECEIVER_ACTIONS.includes(action)) return [received];
  const sent = { conditions: { fromOrganisationId: membership.organisationId, ...writingGrant(scope) } };
  return action === 'read' || action === 'ask' || action === 'answer' ? [sent, received] : [sent];
}

/** Supervisors decide in their team; everybody finds what they proposed, and who keeps the case what was approved of it. */
export function approvalRules(scope: RuleScope): readonly ScopedRule[] {
  const { action, membership, userId } = scope;
  const { organisationId, teamId, caseScope } = membership;
  const own: ScopedRule = { conditions: { proposedBy: userId } };
  if (action === 'propose') return [own];
  const reach: ScopedRule[] =
    caseScope === 'organisation'
      ? [{ conditions: { organisationId } }]
      : caseScope === 'team' && teamId !== null
        ? [{ conditions: { organisationId, teamId } }]
        : [];
  return action === 'read' ? [own, { conditions: { ownerId: userId, organisationId } }, ...reach] : reach;
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
    ['Referral', 'HandOver', 'Approval'].map((subject) => ({ action, subject, conditions: { proposedBy: userId } })),
  );
}

/** Only duty bearers and whole organisations receive for the organisation; anybody who sees cases there can be named. */
function receiverConditions({ action, membership, userId }: RuleScope): Record<string, unknown> {
  const states = REFERRAL_STATES.filter((state) =>
    action === 'read' ? !BEFORE_SENDING.includes(state) : isWithReceiver(state),
  );
  const isForAll = membership.caseScope === 'received' || membership.caseScope === 'organisation';
  return {
    toOrganisationId: membership.organisationId,
    toUserId: { $in: isForAll ? [null, userId] : [userId] },
    sentAt: { $ne: null },
    state: { $in: states },
  };
}
