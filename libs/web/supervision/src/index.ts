import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';
import { sharingScopes } from '@tact/web/sharing';

/** The supervisor's board, cases that change hands (`?from=` a worker's), deputies. */
export const boardRoutes: Routes = [
  {
    path: '',
    resolve: { board: i18nScope('board').messages, safety: i18nScope('safety').messages },
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./lib/board/board-page').then((m) => m.BoardPage) },
      { path: 'move', loadComponent: () => import('./lib/board/move-cases-page').then((m) => m.MoveCasesPage) },
      { path: 'deputies', loadComponent: () => import('./lib/board/deputies-page').then((m) => m.DeputiesPage) },
      { path: 'emergencies', loadComponent: () => import('./lib/emergency/emergency-reviews-page').then((m) => m.EmergencyReviewsPage) },
      { path: 'matches', loadComponent: () => import('./lib/matches/matches-page').then((m) => m.MatchesPage) },
    ],
  },
];

/** What waits for a supervisor's decision: `?id=` opens one. */
export const supervisionRoutes: Routes = [
  {
    path: '',
    resolve: { ...sharingScopes('supervision'), approvals: i18nScope('approvals').messages },
    children: [{ path: '', pathMatch: 'full', loadComponent: () => import('./lib/approvals-page').then((m) => m.ApprovalsPage) }],
  },
];
