import type { Routes } from '@angular/router';
import { i18nScope } from '@tact/web/core';

/** Below `/cases/:id`: one shell opens the file and carries the case header; every page inside reads that file. */
export const caseFileRoutes: Routes = [
  {
    path: '',
    resolve: i18nScope('case-file'),
    loadComponent: () => import('./lib/file/case-shell').then((m) => m.CaseShell),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./lib/overview/overview-page').then((m) => m.OverviewPage) },
      { path: 'section/:section', loadComponent: () => import('./lib/pages/section-page').then((m) => m.SectionPage) },
      { path: 'family', loadComponent: () => import('./lib/family/family-page').then((m) => m.FamilyPage) },
      { path: 'contact', loadComponent: () => import('./lib/pages/contact-page').then((m) => m.ContactPage) },
      { path: 'notes', loadComponent: () => import('./lib/pages/notes-page').then((m) => m.NotesPage) },
      { path: 'tasks', loadComponent: () => import('./lib/pages/tasks-page').then((m) => m.TasksPage) },
      { path: 'consent', loadComponent: () => import('./lib/consent/consent-page').then((m) => m.ConsentPage) },
      { path: 'consent/new', loadComponent: () => import('./lib/consent/consent-form-page').then((m) => m.ConsentFormPage) },
      { path: 'risk', loadComponent: () => import('./lib/screening/risk-page').then((m) => m.RiskPage) },
      { path: 'indicators', loadComponent: () => import('./lib/screening/indicator-page').then((m) => m.IndicatorPage) },
      { path: 'status', loadComponent: () => import('./lib/screening/status-page').then((m) => m.StatusPage) },
      { path: 'report', loadComponent: () => import('./lib/pages/report-page').then((m) => m.ReportPage) },
      {
        path: '', resolve: { ...i18nScope('approvals'), more: i18nScope('reintegration').messages, closing: i18nScope('closure').messages }, children: [
          { path: 'move', loadComponent: () => import('./lib/pages/move-page').then((m) => m.MovePage) },
          { path: 'approvals', loadComponent: () => import('./lib/approvals/approvals-page').then((m) => m.FileApprovalsPage) },
          { path: 'approvals/:approvalId', loadComponent: () => import('./lib/approvals/approval-page').then((m) => m.FileApprovalPage) },
          { path: 'reintegration', loadComponent: () => import('./lib/reintegration/reintegration-page').then((m) => m.ReintegrationPage) },
          { path: 'reintegration/score', loadComponent: () => import('./lib/reintegration/score-page').then((m) => m.ScorePage) },
          { path: 'closure', loadComponent: () => import('./lib/closure/closure-page').then((m) => m.ClosurePage) },
          { path: 'closure/form', loadComponent: () => import('./lib/closure/closure-form-page').then((m) => m.ClosureFormPage) },
        ],
      },
      { path: 'facts', loadComponent: () => import('./lib/pages/facts-page').then((m) => m.FactsPage) },
      { path: 'assign', loadComponent: () => import('./lib/pages/assign-page').then((m) => m.AssignPage) },
      { path: 'blocks', resolve: i18nScope('safety'), loadComponent: () => import('./lib/blocks/blocks-page').then((m) => m.BlocksPage) },
      { path: 'next', loadComponent: () => import('./lib/pages/next-page').then((m) => m.NextPage) },
      { path: 'timeline', loadComponent: () => import('./lib/pages/timeline-page').then((m) => m.TimelinePage) },
      { path: 'history', loadComponent: () => import('./lib/pages/history-page').then((m) => m.HistoryPage) },
      { path: 'conflict/:opId', loadComponent: () => import('./lib/conflict/conflict-page').then((m) => m.ConflictPage) },
      { path: 'add/:kind', loadComponent: () => import('./lib/pages/record-page').then((m) => m.RecordPage) },
      { path: 'record/:recordId', loadComponent: () => import('./lib/pages/record-page').then((m) => m.RecordPage) },
    ],
  },
];
