import { EnvironmentInjector, Injectable, effect, inject, runInInjectionContext, untracked } from '@angular/core';
import { type CanActivateFn, type Route, Router, type Routes } from '@angular/router';
import { Auth, I18n, scopeOf } from '@tact/web/core';

/** After this long a signed-in home is usable; nothing is fetched ahead before it. */
const AFTER_MS = 4_000;
const AGAIN_MS = 30_000;

/**
 * Fetches the scripts and words of every place that the user may open, one at a time while the browser is idle: when the server goes
 * away afterwards, each page still opens and a saved form closes. What could not be fetched is tried again later.
 */
@Injectable({ providedIn: 'root' })
export class RoutePreload {
  private readonly auth = inject(Auth);
  private readonly i18n = inject(I18n);
  private readonly injector = inject(EnvironmentInjector);
  private readonly router = inject(Router);
  private readonly done = new Set<unknown>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  watch(): void {
    effect(() => {
      const isIn = this.auth.isIn();
      untracked(() => this.plan(isIn ? AFTER_MS : null));
    }, { injector: this.injector });
  }

  private plan(milliseconds: number | null): void {
    clearTimeout(this.timer);
    if (milliseconds !== null) this.timer = setTimeout(() => void this.run(), milliseconds);
  }

  private async run(): Promise<void> {
    try {
      for (const load of this.wanted(this.router.config)) {
        if (!this.auth.isIn()) return;
        await idle();
        await load();
      }
    } catch {
      this.plan(AGAIN_MS);
    }
  }

  /** What is still to be fetched, in the order of the routes; places that the user's guards close are left out with all below them. */
  private *wanted(routes: Routes): Generator<() => Promise<unknown>> {
    for (const route of routes) {
      if (!this.mayOpen(route)) continue;
      const scope = scopeOf(route);
      if (scope) yield* this.once(scope, () => this.i18n.load(scope));
      const { loadComponent } = route;
      if (loadComponent) yield* this.once(loadComponent, async () => loadComponent());
      if (route.children) yield* this.wanted(route.children);
    }
  }

  private *once(what: unknown, load: () => Promise<unknown>): Generator<() => Promise<unknown>> {
    if (!this.done.has(what)) yield () => load().then(() => this.done.add(what));
  }

  private mayOpen(route: Route): boolean {
    const { snapshot } = this.router.routerState;
    return (route.canActivate ?? []).every((guard) => runInInjectionContext(this.injector, () => (guard as CanActivateFn)(snapshot.root, snapshot)) === true);
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 200);
  });
}
