export { abilityFor, noAbility } from './lib/ability';
export type { TactAbility } from './lib/ability';
export { BUILT_IN_ROLES } from './lib/built-in-roles';
export { granteeIds } from './lib/principal';
export type { AbilityPrincipal, Permission, PrincipalMembership, RoleData } from './lib/principal';
export { canReadSection, canWorkOn, readableSections } from './lib/readable-sections';
export {
  CHANGE_KINDS,
  hasCaseContent,
  isAdministering,
  mayConfirm,
  needsSecondPerson,
  rolesConflict,
} from './lib/second-person';
export type { Change, ChangeKind } from './lib/second-person';
export { asApproval, asCase, asHandOver, asRecord, asReferral, asReturn, asTask, liveGrants, tagged } from './lib/subjects';
export type {
  ApprovalObject,
  CaseObject,
  Grant,
  HandOverObject,
  RecordObject,
  ReferralObject,
  ReturnObject,
  SourcedGrant,
  Tagged,
  TaskObject,
} from './lib/subjects';
export { ACTIONS, CASE_SCOPES, CASE_SUBJECTS, SUBJECTS } from './lib/vocabulary';
export type { Action, CaseScope, SubjectName } from './lib/vocabulary';
