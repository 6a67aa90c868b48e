import type { Routes } from '@angular/router';

export const adminRoutes: Routes = [];

export const oversightRoutes: Routes = [];
