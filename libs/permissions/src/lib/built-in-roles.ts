import type { Permission, RoleData } from './principal';
import type { Action, SubjectName } from './vocabulary';

/** The eight roles of DESIGN.md section 1, loaded as data at first start; from then on the database decides. */
export const BUILT_IN_ROLES: readonly RoleData[] = [
  { key: 'social_worker', caseScope: 'own', permissions: caseWork() },
  {
    key: 'supervisor',
    caseScope: 'team',
    permissions: [
      ...caseWork(),
      ...allow('Case', 'assign'),
      ...allow('Referral', 'approve', 'return'),
      ...allow('HandOver', 'approve'),
      ...allow('Approval', 'approve', 'return'),
      ...allow('Return', 'approve'),
      ...allow('Import', 'read', 'create', 'update'),
      ...allow('Change', 'read', 'confirm'),
      ...allow('Erasure', 'read', 'confirm'),
    ],
  },
  {
    key: 'duty_bearer',
    caseScope: 'received',
    permissions: [
      ...allow('Case', 'read'),
      ...allow('CaseRecord', 'read'),
      ...allow(
        'Referral',
        'read',
        'acknowledge',
        'accept',
        'decline',
        'start',
        'complete',
        'feedback',
        'ask',
        'answer',
      ),
      ...allow('Return', 'read', 'update'),
      ...allow('HandOver', 'read', 'acknowledge', 'accept', 'decline', 'return', 'complete', 'ask', 'answer'),
    ],
  },
  { key: 'coordinator', caseScope: 'none', permissions: [] },
  { key: 'event_organiser', caseScope: 'none', permissions: [] },
  { key: 'analyst', caseScope: 'none', permissions: [] },
  {
    key: 'dpo',
    caseScope: 'none',
    permissions: [
      ...allow('AccessLog', 'read'),
      ...allow('AuditLog', 'read'),
      ...allow('Change', 'read', 'confirm'),
      ...allow('User', 'read'),
      ...allow('Membership', 'read'),
      ...allow('Role', 'read'),
      ...allow('Erasure', 'read', 'propose', 'confirm'),
    ],
  },
  {
    key: 'administrator',
    caseScope: 'none',
    permissions: [
      ...(['Organisation', 'User', 'Membership', 'Role', 'Setting', 'Code'] as const).flatMap((subject) =>
        allow(subject, 'read', 'create', 'update'),
      ),
      ...allow('Change', 'read', 'create'),
    ],
  },
];

function caseWork(): Permission[] {
  return [
    ...allow('Case', 'read', 'create', 'update', 'move', 'alert', 'search', 'reveal', 'export'),
    ...allow('CaseRecord', 'read', 'create', 'update'),
    ...allow('Task', 'read', 'create', 'update', 'complete'),
    ...allow('Referral', 'read', 'create', 'update', 'propose', 'resubmit', 'revoke', 'ask', 'answer'),
    ...allow('HandOver', 'read', 'create', 'propose', 'update', 'revoke', 'ask', 'answer', 'return', 'complete', 'confirm'),
    ...allow('Approval', 'read', 'propose'),
    ...allow('Emergency', 'create'),
    ...allow('Return', 'read', 'create', 'update'),
  ];
}

function allow(subject: SubjectName, ...actions: readonly Action[]): Permission[] {
  return actions.map((action) => ({ action, subject }));
}
