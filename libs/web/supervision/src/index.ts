import type { Routes } from '@angular/router';
import { sharingScopes } from '@tact/web/sharing';

/** What waits for a supervisor's decision: `?id=` opens one. */
export const supervisionRoutes: Routes = [
  {
    path: '',
    resolve: sharingScopes('supervision'),
    children: [{ path: '', pathMatch: 'full', loadComponent: () => import('./lib/approvals-page').then((m) => m.ApprovalsPage) }],
  },
];
