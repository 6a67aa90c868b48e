import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';

export const casesRoutes: Routes = [
  { path: '', pathMatch: 'full', resolve: i18nScope('cases'), loadComponent: () => import('./lib/cases-page').then((m) => m.CasesPage) },
  { path: 'find', resolve: i18nScope('cases'), loadComponent: () => import('./lib/find-page').then((m) => m.FindPage) },
  { path: 'emergency', resolve: i18nScope('safety'), loadComponent: () => import('./lib/emergency/emergency-page').then((m) => m.EmergencyPage) },
  { path: 'register', resolve: i18nScope('cases'), loadComponent: () => import('./lib/register/register-page').then((m) => m.RegisterPage) },
];
