import type { Routes } from '@angular/router';
import { sharingScopes } from '@tact/web/sharing';

/** The duty bearer's side: what is asked of it, its answers, one request or shared file. */
export const reviewRoutes: Routes = [
  {
    path: '',
    resolve: sharingScopes('review'),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./lib/inbox-page').then((m) => m.InboxPage) },
      { path: 'answers', loadComponent: () => import('./lib/answers-page').then((m) => m.AnswersPage) },
      { path: 'hand-overs/:id', loadComponent: () => import('./lib/hand-over/offer-page').then((m) => m.OfferPage) },
      { path: ':id', loadComponent: () => import('./lib/review-page').then((m) => m.ReviewPage) },
    ],
  },
];
