import { type Signal, computed, signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';

/** One thing read from the server: its value, whether it is on its way, and what went wrong. Old values stay in sight. */
export class Remote<T> {
  private readonly held = signal<T | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  private turn = 0;
  readonly value: Signal<T | null> = this.held.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isLoading = this.busy.asReadonly();
  /** Nothing to show yet: the time for a skeleton. */
  readonly isFirstLoad = computed(() => this.busy() && this.held() === null);

  constructor(private readonly read: () => Promise<T>) {}

  /** A later call wins over an earlier one that is still under way. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    this.busy.set(true);
    try {
      const value = await this.read();
      if (turn !== this.turn) return;
      this.held.set(value);
      this.failed.set(null);
    } catch (error) {
      if (turn === this.turn) this.failed.set(toProblem(error));
    } finally {
      if (turn === this.turn) this.busy.set(false);
    }
  }

  set(value: T | null): void {
    this.held.set(value);
  }
}
