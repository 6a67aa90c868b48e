import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';

/** Returns on which one's organisation is named: the list, and one of them. */
export const returnRoutes: Routes = [
  {
    path: '', resolve: i18nScope('returns'), children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./lib/list/return-list-page').then((m) => m.ReturnListPage) },
      { path: ':id', loadComponent: () => import('./lib/page/partner-return-page').then((m) => m.PartnerReturnPage) },
    ],
  },
];

/** The return of a case, at `/cases/:id/return`. */
export const caseReturnRoutes: Routes = [
  { path: '', pathMatch: 'full', resolve: i18nScope('returns'), loadComponent: () => import('./lib/page/case-return-page').then((m) => m.CaseReturnPage) },
];
