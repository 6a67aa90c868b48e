import { Injectable, computed, signal } from '@angular/core';

/** Whether the server can be reached: what the browser says, corrected by what requests found. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly browser = signal(navigator.onLine);
  private readonly lastFailed = signal(false);
  private readonly synced = signal<Date | null>(null);
  readonly isOnline = computed(() => this.browser() && !this.lastFailed());
  /** The last time the server answered a push or pull. */
  readonly lastSync = this.synced.asReadonly();

  constructor() {
    addEventListener('online', () => {
      this.browser.set(true);
      this.lastFailed.set(false);
    });
    addEventListener('offline', () => this.browser.set(false));
  }

  succeeded(): void {
    this.lastFailed.set(false);
    this.synced.set(new Date());
  }

  failed(): void {
    this.lastFailed.set(true);
  }
}
