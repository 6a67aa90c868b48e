import { DOCUMENT, Injectable, computed, inject } from '@angular/core';
import { Auth } from '@tact/web/core';
import { CaseStore } from './case-store';
import { Connection } from './connection';
import { Outbox } from './outbox';

const EVERY_MS = 30_000;

/** Pulls every half minute while the app is in sight, and says for the sync strip where things stand. */
@Injectable({ providedIn: 'root' })
export class SyncLoop {
  private readonly auth = inject(Auth);
  private readonly store = inject(CaseStore);
  private readonly outbox = inject(Outbox);
  private readonly connection = inject(Connection);
  private readonly document = inject(DOCUMENT);

  readonly view = computed(() => ({
    isOnline: this.connection.isOnline(),
    lastSync: this.connection.lastSync(),
    here: this.outbox.waiting(),
    attention: this.outbox.attention(),
  }));

  start(): void {
    setInterval(() => void this.tick(), EVERY_MS);
    this.document.addEventListener('visibilitychange', () => void this.tick());
  }

  async tick(): Promise<void> {
    if (!this.auth.isIn() || this.document.visibilityState !== 'visible') return;
    await this.store.pull();
  }
}
