import type { Routes } from '@angular/router';

export const importRoutes: Routes = [];
