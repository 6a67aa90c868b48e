import type { PrincipalMembership } from '../principal';
import type { Action, SubjectName } from '../vocabulary';

/** What the conditions of one right are made from. */
export interface RuleScope {
  readonly action: Action;
  readonly subject: SubjectName;
  readonly userId: string;
  readonly membership: PrincipalMembership;
  /** The ids under which this membership holds grants. */
  readonly grantees: readonly string[];
  readonly sections: readonly string[];
}

/** One rule of an ability: conditions on the loaded object and, for sections, the fields it speaks of. */
export interface ScopedRule {
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly string[];
}
