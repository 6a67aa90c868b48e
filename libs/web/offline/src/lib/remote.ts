import { type Signal, computed, signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';
import { backOff } from './back-off';

const MOST_RETRIES = 6;

/**
 * One thing read from the server: its value, whether it is on its way, and what went wrong. Old values stay in sight. When
 * the server or the link is down it tries again by itself, a few times, further and further apart.
 */
export class Remote<T> {
  private readonly held = signal<T | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  private turn = 0;
  private tries = 0;
  readonly value: Signal<T | null> = this.held.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isLoading = this.busy.asReadonly();
  /** Nothing to show yet: the time for a skeleton. */
  readonly isFirstLoad = computed(() => this.busy() && this.held() === null);

  constructor(private readonly read: () => Promise<T>) {}

  /** A later call wins over an earlier one that is still under way. */
  load(): Promise<void> {
    this.tries = 0;
    return this.attempt();
  }

  set(value: T | null): void {
    this.held.set(value);
    this.failed.set(null);
  }

  /** Shows what went wrong; the value stays. */
  protected fail(error: unknown): void {
    this.failed.set(toProblem(error));
  }

  private async attempt(): Promise<void> {
    const turn = ++this.turn;
    this.busy.set(true);
    try {
      const value = await this.read();
      if (turn !== this.turn) return;
      this.held.set(value);
      this.failed.set(null);
      this.tries = 0;
    } catch (error) {
      if (turn === this.turn) this.onFailure(toProblem(error), turn);
    } finally {
      if (turn === this.turn) this.busy.set(false);
    }
  }

  private onFailure(problem: ApiProblem, turn: number): void {
    this.failed.set(problem);
    if (!problem.isTransient || this.tries >= MOST_RETRIES) return;
    this.tries += 1;
    setTimeout(() => {
      if (turn === this.turn) void this.attempt();
    }, backOff(this.tries));
  }
}
