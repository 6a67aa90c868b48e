import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Auth } from './auth';

const PRESSES = 3;
const WINDOW_MS = 2_000;

/**
 * Leaves at once for a neutral page: no animation, no name of Tact in title, icon or address. The session locks, so that
 * going back asks for the password; what waits to be sent is still sent. Shift three times does the same.
 */
@Injectable({ providedIn: 'root' })
export class QuickExit {
  private readonly auth = inject(Auth);
  private readonly router = inject(Router);
  private readonly title = inject(Title);
  private readonly document = inject(DOCUMENT);
  private readonly count = signal(0);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How often Shift was pressed in the last two seconds: 0 to 2. */
  readonly presses = this.count.asReadonly();

  watch(): void {
    this.document.addEventListener('keydown', (event) => this.key(event));
  }

  leave(): void {
    this.count.set(0);
    this.disguise();
    void this.router.navigateByUrl('/exit', { replaceUrl: true }).then(() => this.auth.lock());
  }

  /** Title and icon of the neutral page; the exit page calls it too, when opened by its address. */
  disguise(): void {
    this.title.setTitle(monthTitle());
    this.document.querySelector<HTMLLinkElement>('link[rel=icon]')?.setAttribute('href', '/calendar.svg');
  }

  private key(event: KeyboardEvent): void {
    clearTimeout(this.timer);
    if (event.key !== 'Shift' || event.repeat) {
      this.count.set(0);
      return;
    }
    const presses = this.count() + 1;
    if (presses >= PRESSES) {
      this.leave();
      return;
    }
    this.count.set(presses);
    this.timer = setTimeout(() => this.count.set(0), WINDOW_MS);
  }
}

function monthTitle(): string {
  return new Intl.DateTimeFormat(navigator.language, { month: 'long', year: 'numeric' }).format(new Date());
}
