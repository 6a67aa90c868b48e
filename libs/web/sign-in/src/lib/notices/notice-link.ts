import type { Access } from '@tact/web/core';
import type { Notice } from '@tact/web/offline';

export interface NoticeLink {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
}

type Can = Pick<Access, 'can'>;

/** The place of a prefixed resource, `referral:<id>`, for what this user may open. */
const PLACES: Readonly<Record<string, (id: string, access: Can) => string | null>> = {
  case: (id) => `/cases/${id}/consent`,
  referral: (id, access) => (access.can('accept', 'Referral') ? `/review/${id}` : `/referrals/${id}`),
  hand_over: (id, access) => (access.can('accept', 'HandOver') ? `/review/hand-overs/${id}` : `/referrals/hand-overs/${id}`),
  return: (id, access) => (access.can('accept', 'Referral') && access.can('read', 'Return') ? `/returns/${id}` : null),
  emergency: (_id, access) => (access.can('assign', 'Case') ? '/team/emergencies' : null),
  match: (_id, access) => (access.can('assign', 'Case') ? '/team/matches' : null),
};

const OF_CASE = ['case_unassigned', 'alert_missing', 'alert_danger', 'score_red_flag', 'back_to_protection'];
const OF_TASK = ['task_overdue', 'task_escalated', 'visits_missed'];
const OF_APPROVAL = ['approval_waiting', 'approval_called'];

/** Where a notice leads; null where this user has no page for it. */
export function noticeLink({ kind, resource }: Pick<Notice, 'kind' | 'resource'>, access: Can): NoticeLink | null {
  const [prefix = '', id = ''] = (resource ?? '').split(':');
  if (OF_APPROVAL.includes(kind)) return access.can('approve', 'Approval') ? { to: '/approvals', query: { id: id || prefix } } : null;
  if (OF_CASE.includes(kind)) return access.can('update', 'Case') && prefix ? { to: `/cases/${prefix}` } : null;
  if (OF_TASK.includes(kind)) return access.can('create', 'Task') ? { to: '/' } : null;
  const to = place(kind, access) ?? (id ? (PLACES[prefix]?.(id, access) ?? null) : null);
  return to === null ? null : { to };
}

/** The places of kinds that carry the bare id of something without a page of its own. */
function place(kind: string, access: Can): string | null {
  if (kind === 'change') return access.can('confirm', 'Change') ? '/oversight/changes' : access.can('read', 'Membership') ? '/admin/changes' : null;
  if (kind === 'erasure') return access.can('read', 'AccessLog') ? '/oversight/retention' : null;
  if (kind === 'deputy_named' || kind === 'deputy_ended') return access.can('assign', 'Case') ? '/team/deputies' : null;
  return kind === 'work_handed_on' && access.can('search', 'Case') ? '/cases' : null;
}
