import { Injectable } from '@angular/core';

const KEY = 'tact.locked';
const SESSION = 'tact.session';

/** Remembers in this tab that it was locked, so that reloading a locked page does not open it; and that a session was opened. */
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

  /** Whether a session may be open on this device: false spares the question to the server. Unknown counts as yes. */
  mayHaveSession(): boolean {
    try {
      return localStorage.getItem(SESSION) === 'yes';
    } catch {
      return true;
    }
  }

  session(isOpen: boolean): void {
    try {
      if (isOpen) localStorage.setItem(SESSION, 'yes');
      else localStorage.removeItem(SESSION);
    } catch {
      // Without storage every start asks the server.
    }
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
