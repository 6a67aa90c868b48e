import type { Routes } from '@angular/router';
import { sharingScopes } from './lib/shared/shared-file-scope';

export * from './lib/hand-over/hand-over-acts';
export * from './lib/hand-over/hand-over-model';
export * from './lib/hand-over/hand-over-path';
export * from './lib/hand-over/hand-over-rows';
export * from './lib/hand-over/hand-over-said';
export * from './lib/hand-over/step-form';
export * from './lib/propose/consent-basis';
export * from './lib/propose/proposal-facts';
export * from './lib/propose/withheld-list';
export * from './lib/shared/act-problem';
export * from './lib/shared/field-words';
export * from './lib/shared/name-check';
export * from './lib/shared/referral-acts';
export * from './lib/shared/referral-model';
export * from './lib/shared/referral-reads';
export * from './lib/shared/referral-path';
export * from './lib/shared/request-rows';
export * from './lib/shared/request-sheet';
export * from './lib/shared/section-view';
export * from './lib/shared/shared-file-scope';
export * from './lib/shared/returned-note';
export * from './lib/shared/state-mark';
export * from './lib/shared/talk';
export * from './lib/shared/text-act';

/** Referrals of the worker: the list, a new one in five steps, one with its talk, a returned one to put right. */
export const sharingRoutes: Routes = [
  {
    path: '',
    resolve: sharingScopes('sharing'),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./lib/list/referral-list-page').then((m) => m.ReferralListPage) },
      { path: 'new', loadComponent: () => import('./lib/propose/propose-page').then((m) => m.ProposePage) },
      { path: 'hand-overs', loadComponent: () => import('./lib/hand-over/hand-over-list-page').then((m) => m.HandOverListPage) },
      { path: 'hand-overs/:id', loadComponent: () => import('./lib/hand-over/hand-over-page').then((m) => m.HandOverPage) },
      { path: 'hand-overs/:id/sheet', loadComponent: () => import('./lib/hand-over/hand-over-sheet-page').then((m) => m.HandOverSheetPage) },
      { path: ':id', loadComponent: () => import('./lib/referral/referral-page').then((m) => m.ReferralPage) },
      { path: ':id/edit', loadComponent: () => import('./lib/propose/resubmit-page').then((m) => m.ResubmitPage) },
    ],
  },
];
