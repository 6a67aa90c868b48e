import { signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list page by page: `load()` begins anew, `more()` adds the next page. A later load wins over an earlier one. */
export class Paged<T> {
  private readonly held = signal<readonly T[] | null>(null);
  private readonly next = signal<string | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  private turn = 0;
  /** Null until the first page came. */
  readonly items = this.held.asReadonly();
  readonly nextCursor = this.next.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isLoading = this.busy.asReadonly();

  constructor(private readonly read: (cursor: string | null) => Promise<Page<T>>) {}

  load(): Promise<void> {
    return this.fetch(null);
  }

  async more(): Promise<void> {
    const cursor = this.next();
    if (cursor) await this.fetch(cursor);
  }

  /** Reads on until `wanted` is among the items, or the list ends. */
  async find(wanted: (item: T) => boolean): Promise<T | null> {
    await this.load();
    for (;;) {
      const found = this.held()?.find(wanted);
      if (found || this.failed() || !this.next()) return found ?? null;
      await this.more();
    }
  }

  async all(): Promise<readonly T[]> {
    await this.find(() => false);
    return this.held() ?? [];
  }

  replace(same: (item: T) => boolean, by: T): void {
    this.held.update((held) => held?.map((item) => (same(item) ? by : item)) ?? null);
  }

  private async fetch(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    this.busy.set(true);
    try {
      const page = await this.read(cursor);
      if (turn !== this.turn) return;
      this.held.update((held) => (cursor ? [...(held ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
      this.failed.set(null);
    } catch (error) {
      if (turn === this.turn) this.failed.set(toProblem(error));
    } finally {
      if (turn === this.turn) this.busy.set(false);
    }
  }
}

/** `?a=1&b=2` of what is there, with the cursor. */
export function query(parts: Readonly<Record<string, string | number | null | undefined>>): string {
  const said = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return said.length ? '?' + said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&') : '';
}
