import { type Signal, computed, inject } from '@angular/core';
import type { WorkCounts } from '@tact/sync-protocol';
import { Access } from '@tact/web/core';
import { adminRoutes, oversightRoutes } from '@tact/web/admin';
import { casesRoutes } from '@tact/web/cases';
import { importRoutes } from '@tact/web/imports';
import { CaseStore } from '@tact/web/offline';
import { returnRoutes } from '@tact/web/returns';
import { reviewRoutes } from '@tact/web/review';
import { sharingRoutes } from '@tact/web/sharing';
import { boardRoutes, supervisionRoutes } from '@tact/web/supervision';
import type { NavItem } from '@tact/web/ui';

interface Place extends NavItem {
  readonly isBuilt: boolean;
  readonly allowed: (access: Access) => boolean;
  readonly counted?: (counts: Partial<WorkCounts>) => number | undefined;
}

/** Every place, in the order of the navigation. The server decides access; this only hides what leads nowhere. */
const PLACES: readonly Place[] = [
  { key: 'work', label: 'nav.work', link: '/', icon: 'work', isBuilt: true, allowed: (access) => access.can('create', 'Task') },
  {
    key: 'review', label: 'nav.review', link: '/review', icon: 'folder', isBuilt: reviewRoutes.length > 0,
    allowed: (access) => access.can('accept', 'Referral'), counted: (counts) => counts.referrals,
  },
  {
    key: 'approvals', label: 'nav.approvals', link: '/approvals', icon: 'check', isBuilt: supervisionRoutes.length > 0,
    allowed: (access) => access.can('approve', 'Approval'), counted: (counts) => counts.approvals,
  },
  { key: 'team', label: 'nav.team', link: '/team', icon: 'users', isBuilt: boardRoutes.length > 0, allowed: (access) => access.can('assign', 'Case') },
  { key: 'cases', label: 'nav.cases', link: '/cases', icon: 'folder', isBuilt: casesRoutes.length > 0, allowed: (access) => access.can('search', 'Case') },
  {
    key: 'referrals', label: 'nav.referrals', link: '/referrals', icon: 'fwd', isBuilt: sharingRoutes.length > 0,
    allowed: (access) => access.can('propose', 'Referral'), counted: (counts) => counts.referrals,
  },
  { key: 'returns', label: 'nav.returns', link: '/returns', icon: 'fwd', isBuilt: returnRoutes.length > 0, allowed: (access) => access.can('accept', 'Referral') && access.can('read', 'Return') },
  { key: 'import', label: 'nav.import', link: '/import', icon: 'upload', isBuilt: importRoutes.length > 0, allowed: (access) => access.can('create', 'Import') },
  { key: 'oversight', label: 'nav.oversight', link: '/oversight', icon: 'eye', isBuilt: oversightRoutes.length > 0, allowed: (access) => access.can('read', 'AccessLog') },
  {
    key: 'changes', label: 'nav.changes', link: '/oversight/changes', icon: 'users', isBuilt: oversightRoutes.length > 0,
    allowed: (access) => access.can('confirm', 'Change') && !access.can('read', 'AccessLog'),
  },
  {
    key: 'admin', label: 'nav.admin', link: '/admin', icon: 'users', isBuilt: adminRoutes.length > 0,
    allowed: (access) => access.can('read', 'Membership'),
  },
  {
    key: 'add', label: 'nav.add', link: '/cases/register', icon: 'plus', isAdd: true, isBuilt: casesRoutes.length > 0,
    allowed: (access) => access.can('create', 'Case'),
  },
];

/** The navigation of the signed-in user, with the numbers of what waits. */
export function navigation(): Signal<readonly NavItem[]> {
  const access = inject(Access);
  const store = inject(CaseStore);
  return computed(() =>
    PLACES.filter((place) => place.isBuilt && place.allowed(access)).map((place) => ({
      key: place.key, label: place.label, link: place.link, icon: place.icon, isAdd: place.isAdd, count: place.counted?.(store.counts()),
    })),
  );
}

/** Where a user's work is: the first place they may open, else their account. */
export function firstPlace(access: Access): string {
  return PLACES.find((place) => !place.isAdd && place.isBuilt && place.allowed(access))?.link ?? '/account';
}
