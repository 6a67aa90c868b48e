import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Access, Auth, DemoMode, I18n, QuickExit, TPipe } from '@tact/web/core';
import { NoticeStore, SyncLoop } from '@tact/web/offline';
import { Band, DemoBanner, Dock, InkBarView, ShiftHint } from '@tact/web/ui';

/** The frame of every page: skip link, band and dock when signed in, the demo line, the ink bar. */
@Component({
  selector: 'tact-root',
  imports: [Band, DemoBanner, Dock, InkBarView, RouterOutlet, ShiftHint, TPipe],
  templateUrl: './app.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  private readonly router = inject(Router);
  private readonly access = inject(Access);
  private readonly sync = inject(SyncLoop);
  private readonly notices = inject(NoticeStore);
  private readonly url = signal('');
  protected readonly auth = inject(Auth);
  protected readonly exit = inject(QuickExit);
  protected readonly demo = inject(DemoMode);
  protected readonly i18n = inject(I18n);
  protected readonly isNeutral = computed(() => this.url().startsWith('/exit'));
  protected readonly hasChrome = computed(() => this.auth.isIn() && !/^\/(exit|sign-in|locked|invitation)/.test(this.url()));
  protected readonly canFind = computed(() => this.access.can('search', 'Case'));

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.arrived(event.urlAfterRedirects);
    });
    effect(() => {
      const state = this.auth.state();
      untracked(() => this.follow(state));
    });
  }

  protected find(query: string): void {
    void this.router.navigate(['/cases/find'], { state: { query }, onSameUrlNavigation: 'reload' });
  }

  /** After a change of page a reader hears the new heading, unless the page put the focus somewhere itself. */
  private arrived(url: string): void {
    const isFirst = this.url() === '';
    this.url.set(url);
    if (this.hasChrome()) void this.notices.refresh();
    if (isFirst) return;
    setTimeout(() => {
      const heading = document.querySelector<HTMLElement>('h1');
      if (document.activeElement !== document.body || !heading) return;
      heading.setAttribute('tabindex', '-1');
      heading.focus({ preventScroll: true });
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    const main = document.getElementById('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  }

  /** A lock or an ended session leaves the page at once; the page itself and what was typed come back afterwards. */
  private follow(state: string): void {
    if (state === 'in') void this.sync.tick();
    const path = this.url();
    if (path === '' || /^\/(exit|sign-in|locked|invitation)/.test(path)) return;
    const queryParams = path === '/' ? {} : { to: path };
    if (state === 'locked') void this.router.navigate(['/locked'], { queryParams, replaceUrl: true });
    if (state === 'out') void this.router.navigate(['/sign-in'], { queryParams, replaceUrl: true });
  }
}
