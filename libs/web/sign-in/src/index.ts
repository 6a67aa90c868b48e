import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';
import { ExitPage } from './lib/exit-page';

/** Before a session: sign-in, the lock screen, and the neutral page, which is never fetched: it must open without a link. */
export const signInRoutes: Routes = [
  { path: 'sign-in', resolve: i18nScope('sign-in'), loadComponent: () => import('./lib/sign-in-page').then((m) => m.SignInPage) },
  { path: 'locked', resolve: i18nScope('sign-in'), loadComponent: () => import('./lib/lock-page').then((m) => m.LockPage) },
  { path: 'invitation', resolve: i18nScope('sign-in'), loadComponent: () => import('./lib/invitation-page').then((m) => m.InvitationPage) },
  { path: 'exit', component: ExitPage },
];

/** My sessions and devices, language, look, and the sync tray. */
export const accountRoutes: Routes = [
  {
    path: '',
    resolve: i18nScope('sign-in'),
    children: [
      { path: '', loadComponent: () => import('./lib/account-page').then((m) => m.AccountPage) },
      { path: 'notices', loadComponent: () => import('./lib/notices/notices-page').then((m) => m.NoticesPage) },
      { path: 'sync', loadComponent: () => import('./lib/sync-page').then((m) => m.SyncPage) },
    ],
  },
];
