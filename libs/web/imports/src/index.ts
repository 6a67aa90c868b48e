import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';

/** `/export`: `?case=` one case, else the caseload by its filter. */
export const exportRoutes: Routes = [
  { path: '', resolve: i18nScope('exports'), loadComponent: () => import('./lib/export/export-page').then((m) => m.ExportPage) },
];

export const importRoutes: Routes = [
  {
    path: '',
    resolve: i18nScope('imports'),
    children: [
      { path: '', loadComponent: () => import('./lib/start/import-start-page').then((m) => m.ImportStartPage) },
      { path: ':id', loadComponent: () => import('./lib/run/import-run-page').then((m) => m.ImportRunPage) },
    ],
  },
];
