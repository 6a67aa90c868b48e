import { createMongoAbility } from '@casl/ability';
import type { ForcedSubject, MongoAbility, RawRuleOf } from '@casl/ability';
import { SECTIONS } from '@tact/domain';
import { caseRules, recordRules, taskRules } from './conditions/case-conditions';
import { handOverRules } from './conditions/hand-over-conditions';
import { returnRules } from './conditions/return-conditions';
import type { RuleScope, ScopedRule } from './conditions/rule-scope';
import { approvalRules, importRules, ownProposalBans, referralRules } from './conditions/sharing-conditions';
import type { AbilityPrincipal, Permission, PrincipalMembership } from './principal';
import type { Action, SubjectName } from './vocabulary';
import { ACTIONS, CASE_SUBJECTS, SUBJECTS } from './vocabulary';

export type TactAbility = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>;
type TactRule = RawRuleOf<TactAbility>;

const EVERYWHERE: readonly ScopedRule[] = [{}];
const RULES: Readonly<Partial<Record<SubjectName, (scope: RuleScope) => readonly ScopedRule[]>>> = {
  Case: caseRules,
  CaseRecord: recordRules,
  Task: taskRules,
  Referral: referralRules,
  HandOver: handOverRules,
  Approval: approvalRules,
  Return: returnRules,
  Import: importRules,
};

/**
 * What a principal may do: the rights of its roles, as stored, each bound to the membership it comes through. A right of
 * one membership never reaches cases of another. Unknown actions and subjects in stored roles give nothing.
 */
export function abilityFor(principal: AbilityPrincipal): TactAbility {
  const granted = principal.memberships.flatMap((membership) =>
    membership.permissions.flatMap((permission) => rulesOf(principal.userId, membership, permission)),
  );
  return createMongoAbility<TactAbility>([...signedIn(principal.userId), ...granted, ...bans(principal.userId)]);
}

/** The ability of nobody: before sign-in. */
export function noAbility(): TactAbility {
  return createMongoAbility<TactAbility>([]);
}

function rulesOf(userId: string, membership: PrincipalMembership, permission: Permission): TactRule[] {
  const { action, subject } = permission;
  if (!isAction(action) || !isSubject(subject)) return [];
  if (CASE_SUBJECTS.includes(subject) && membership.caseScope === 'none') return [];
  const scope: RuleScope = {
    action,
    subject,
    userId,
    membership,
    grantees: membership.granteeIds,
    sections: SECTIONS.filter((section) => permission.sections?.includes(section) ?? true),
  };
  const rules = RULES[subject]?.(scope) ?? EVERYWHERE;
  return rules.map((rule) => ({ action, subject, ...rule }) as TactRule);
}

/** What every signed-in person may do: own sessions, own account, the directory and the code lists. */
function signedIn(userId: string): TactRule[] {
  return [
    { action: ['read', 'update'], subject: 'Session', conditions: { userId } },
    { action: 'sync', subject: 'Session' },
    { action: ['read', 'update'], subject: 'User', conditions: { id: userId } },
    { action: 'read', subject: ['Organisation', 'Code', 'Setting'] },
  ] as TactRule[];
}

/** Later rules win in CASL: these outweigh every role. */
function bans(userId: string): TactRule[] {
  return [
    ...ownProposalBans(userId).map((ban) => ({ ...ban, inverted: true })),
    {
      action: [...ACTIONS],
      subject: ['Case', 'CaseRecord', 'Task', 'Referral', 'HandOver', 'Return'],
      conditions: { blocked: true },
      inverted: true,
    },
    { action: 'confirm', subject: 'Change', conditions: { proposedBy: userId }, inverted: true },
  ] as TactRule[];
}

function isAction(text: string): text is Action {
  return (ACTIONS as readonly string[]).includes(text);
}

function isSubject(text: string): text is SubjectName {
  return (SUBJECTS as readonly string[]).includes(text);
}
