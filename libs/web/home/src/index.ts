import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';

export const homeRoutes: Routes = [
  { path: '', resolve: i18nScope('home'), loadComponent: () => import('./lib/home-page').then((m) => m.HomePage) },
];
