import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { Auth } from './auth';

/** Five minutes without a touch or a key lock the tab. */
export const IDLE_MINUTES = 5;

@Injectable({ providedIn: 'root' })
export class IdleLock {
  private readonly auth = inject(Auth);
  private readonly document = inject(DOCUMENT);
  private readonly destroy = inject(DestroyRef);
  private last = Date.now();

  watch(): void {
    const touch = (): void => {
      this.last = Date.now();
    };
    const events = ['pointerdown', 'keydown', 'wheel'];
    for (const name of events) this.document.addEventListener(name, touch, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - this.last > IDLE_MINUTES * 60_000) this.auth.lock();
    }, 5_000);
    this.destroy.onDestroy(() => {
      clearInterval(timer);
      for (const name of events) this.document.removeEventListener(name, touch);
    });
  }
}
