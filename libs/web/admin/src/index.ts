import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { Access, i18nScope } from '@tact/web/core';

/** Administrators begin with organisations; who only reads, with people. */
const toFirstTab: CanActivateFn = () => inject(Router).parseUrl(inject(Access).can('update', 'Organisation') ? '/admin/organisations' : '/admin/people');

/** Supervisors come here for the changes about their own people only. */
const toLogs: CanActivateFn = () => inject(Router).parseUrl(inject(Access).can('read', 'AccessLog') ? '/oversight/access' : '/oversight/changes');

export const adminRoutes: Routes = [
  {
    path: '',
    resolve: i18nScope('admin'),
    children: [
      { path: '', pathMatch: 'full', canActivate: [toFirstTab], children: [] },
      { path: 'organisations', loadComponent: () => import('./lib/organisations/organisations-page').then((m) => m.OrganisationsPage) },
      { path: 'organisations/:id', loadComponent: () => import('./lib/organisations/organisation-page').then((m) => m.OrganisationPage) },
      { path: 'people', loadComponent: () => import('./lib/people/people-page').then((m) => m.PeoplePage) },
      { path: 'people/new', loadComponent: () => import('./lib/people/new-person-page').then((m) => m.NewPersonPage) },
      { path: 'people/:id', loadComponent: () => import('./lib/people/person-page').then((m) => m.PersonPage) },
      { path: 'roles', loadComponent: () => import('./lib/roles/roles-page').then((m) => m.RolesPage) },
      { path: 'roles/:id', loadComponent: () => import('./lib/roles/role-page').then((m) => m.RolePage) },
      { path: 'settings', loadComponent: () => import('./lib/settings/settings-page').then((m) => m.SettingsPage) },
      { path: 'settings/:key', loadComponent: () => import('./lib/settings/setting-page').then((m) => m.SettingPage) },
      { path: 'codes', loadComponent: () => import('./lib/codes/codes-page').then((m) => m.CodesPage) },
      { path: 'codes/:list/:code', loadComponent: () => import('./lib/codes/code-page').then((m) => m.CodePage) },
      { path: 'changes', data: { area: 'admin' }, loadComponent: () => import('./lib/changes/changes-page').then((m) => m.ChangesPage) },
    ],
  },
];

export const oversightRoutes: Routes = [
  {
    path: '',
    resolve: i18nScope('oversight'),
    children: [
      { path: '', pathMatch: 'full', canActivate: [toLogs], children: [] },
      { path: 'access', loadComponent: () => import('./lib/oversight/access-log-page').then((m) => m.AccessLogPage) },
      { path: 'audit', loadComponent: () => import('./lib/oversight/audit-log-page').then((m) => m.AuditLogPage) },
      { path: 'retention', resolve: i18nScope('retention'), loadComponent: () => import('./lib/oversight/retention/retention-page').then((m) => m.RetentionPage) },
      { path: 'changes', data: { area: 'oversight' }, resolve: i18nScope('admin'), loadComponent: () => import('./lib/changes/changes-page').then((m) => m.ChangesPage) },
    ],
  },
];
