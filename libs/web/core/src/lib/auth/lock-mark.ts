import { Injectable } from '@angular/core';

const KEY = 'tact.locked';

/** Remembers in this tab that it was locked, so that reloading a locked page does not open it. */
@Injectable({ providedIn: 'root' })
export class LockMark {
  read(): Date | null {
    try {
      const at = Number(sessionStorage.getItem(KEY));
      return at > 0 ? new Date(at) : null;
    } catch {
      return null;
    }
  }

  set(): void {
    this.write(String(Date.now()));
  }

  clear(): void {
    this.write(null);
  }

  private write(value: string | null): void {
    try {
      if (value) sessionStorage.setItem(KEY, value);
      else sessionStorage.removeItem(KEY);
    } catch {
      // Without storage the lock holds as long as the page is open.
    }
  }
}
