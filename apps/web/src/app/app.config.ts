import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer, provideZonelessChangeDetection } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { Auth, DemoMode, IdleLock, QuickExit, Theme, authInterceptor, provideI18n } from '@tact/web/core';
import { NoticeStore, SyncLoop } from '@tact/web/offline';
import { NAV_ITEMS, SYNC_VIEW, UNREAD_NOTICES } from '@tact/web/ui';
import { routes } from './app.routes';
import { navigation } from './navigation';
import { RoutePreload } from './route-preload';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    provideHttpClient(withInterceptors([authInterceptor])),
    // No <base> element: the CSP allows none.
    { provide: APP_BASE_HREF, useValue: '/' },
    provideI18n(),
    { provide: NAV_ITEMS, useFactory: navigation },
    { provide: UNREAD_NOTICES, useFactory: () => inject(NoticeStore).unread },
    { provide: SYNC_VIEW, useFactory: () => inject(SyncLoop).view },
    provideAppInitializer(() => {
      inject(Theme);
      inject(IdleLock).watch();
      inject(QuickExit).watch();
      inject(SyncLoop).start();
      inject(RoutePreload).watch();
      // Both before the first page is drawn: the demonstration's line may not push it down later.
      return Promise.all([inject(Auth).start(), inject(DemoMode).refresh()]);
    }),
  ],
};
