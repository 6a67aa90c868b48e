import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { Access, mayOpen, signedIn } from '@tact/web/core';
import { adminRoutes, oversightRoutes } from '@tact/web/admin';
import { caseFileRoutes } from '@tact/web/case-file';
import { casesRoutes } from '@tact/web/cases';
import { homeRoutes } from '@tact/web/home';
import { exportRoutes, importRoutes } from '@tact/web/imports';
import { caseReturnRoutes, returnRoutes } from '@tact/web/returns';
import { reviewRoutes } from '@tact/web/review';
import { sharingRoutes } from '@tact/web/sharing';
import { accountRoutes, signInRoutes } from '@tact/web/sign-in';
import { boardRoutes, supervisionRoutes } from '@tact/web/supervision';
import { NotFoundPage } from '@tact/web/ui';
import { firstPlace } from './navigation';

/** Home is one's own work; whoever has no caseload starts where their work is. */
const toOwnWork: CanActivateFn = () => {
  const place = firstPlace(inject(Access));
  return place === '/' || inject(Router).parseUrl(place);
};

/** Features bring their own lazy components; a feature that is not there yet has no routes and no place in the navigation. */
export const routes: Routes = [
  ...signInRoutes,
  {
    path: '',
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', canActivate: [toOwnWork], children: homeRoutes },
      { path: 'cases', canActivate: [mayOpen('update', 'Case')], children: [...casesRoutes, { path: ':id/return', children: caseReturnRoutes }, { path: ':id', children: caseFileRoutes }] },
      { path: 'referrals', children: sharingRoutes },
      { path: 'approvals', canActivate: [mayOpen('approve', 'Approval')], children: supervisionRoutes },
      { path: 'team', canActivate: [mayOpen('assign', 'Case')], children: boardRoutes },
      { path: 'returns', canActivate: [mayOpen('read', 'Return')], children: returnRoutes },
      { path: 'review', canActivate: [mayOpen('accept', 'Referral')], children: reviewRoutes },
      { path: 'import', canActivate: [mayOpen('create', 'Import')], children: importRoutes },
      { path: 'export', canActivate: [mayOpen('export', 'Case')], children: exportRoutes },
      { path: 'oversight', canActivate: [mayOpen('confirm', 'Change')], children: oversightRoutes },
      { path: 'admin', canActivate: [mayOpen('read', 'Membership')], children: adminRoutes },
      { path: 'account', children: accountRoutes },
      { path: '**', component: NotFoundPage },
    ],
  },
];
