import { Injectable, computed, inject, signal } from '@angular/core';
import { Api } from '../http/api';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly organisation: string;
  readonly name: string;
  /** The six digits that hold now. */
  readonly code: string;
}

/** Whether this is a demonstration, and its accounts. The server answers them in demo mode only. */
@Injectable({ providedIn: 'root' })
export class DemoMode {
  private readonly api = inject(Api);
  private readonly known = signal<readonly DemoAccount[]>([]);
  readonly accounts = this.known.asReadonly();
  readonly isOn = computed(() => this.known().length > 0);

  /** Asked at the start and again before a code is used, since codes change every 30 seconds. */
  async refresh(): Promise<readonly DemoAccount[]> {
    try {
      const answer = await this.api.get<readonly DemoAccount[] | { items: readonly DemoAccount[] }>('/auth/demo-accounts');
      this.known.set('items' in answer ? answer.items : answer);
    } catch {
      // Not a demonstration, or no answer: the sign-in page works either way.
    }
    return this.known();
  }
}
