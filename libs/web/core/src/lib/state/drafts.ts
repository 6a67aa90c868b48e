import { Injectable, type WritableSignal, effect, inject, signal } from '@angular/core';
import { Auth } from '../auth/auth';

/**
 * What is being typed, kept while the app is open: leaving a page, a lock, a refused save or a new sign-in loses nothing.
 * Another user never sees it. `const note = drafts.of('note:' + caseId, '')`, then `drafts.done('note:' + caseId)`.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly auth = inject(Auth);
  private readonly kept = new Map<string, WritableSignal<unknown>>();
  private owner: string | null = null;

  constructor() {
    effect(() => {
      const user = this.auth.principal()?.userId;
      if (!user) return;
      if (this.owner && this.owner !== user) this.kept.clear();
      this.owner = user;
    });
  }

  of<T>(key: string, initial: T): WritableSignal<T> {
    const known = this.kept.get(key);
    if (known) return known as WritableSignal<T>;
    const made = signal(initial);
    this.kept.set(key, made as WritableSignal<unknown>);
    return made;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  done(key: string): void {
    this.kept.delete(key);
  }
}
