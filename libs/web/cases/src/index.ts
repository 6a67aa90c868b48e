import type { Routes } from '@angular/router';

export const casesRoutes: Routes = [];
