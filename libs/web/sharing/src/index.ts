import type { Routes } from '@angular/router';

export const sharingRoutes: Routes = [];
