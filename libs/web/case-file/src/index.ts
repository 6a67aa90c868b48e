import type { Routes } from '@angular/router';

export const caseFileRoutes: Routes = [];
