/** What can be done. A route declares one action on one subject; roles hold pairs of them. */
export const ACTIONS = [
  'read',
  'create',
  'update',
  'move',
  'alert',
  'assign',
  'search',
  'reveal',
  'export',
  'propose',
  'resubmit',
  'revoke',
  'approve',
  'return',
  'acknowledge',
  'accept',
  'decline',
  'start',
  'complete',
  'feedback',
  'ask',
  'answer',
  'confirm',
  'sync',
  'stand_in',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What it can be done to. */
export const SUBJECTS = [
  'Case',
  'CaseRecord',
  'Task',
  'Referral',
  'HandOver',
  'Approval',
  'Return',
  'Import',
  'Organisation',
  'User',
  'Membership',
  'Role',
  'Setting',
  'Code',
  'AccessLog',
  'AuditLog',
  'Session',
  'Change',
  'Erasure',
  'Emergency',
] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** The subjects that are content of a case, or lead to it. */
export const CASE_SUBJECTS: readonly SubjectName[] = ['Case', 'CaseRecord', 'Task', 'Referral', 'HandOver', 'Approval', 'Return', 'Import', 'Emergency'];

/** Where a role finds its cases. `received`: what was handed to the organisation. */
export const CASE_SCOPES = ['own', 'team', 'organisation', 'received', 'none'] as const;
export type CaseScope = (typeof CASE_SCOPES)[number];
