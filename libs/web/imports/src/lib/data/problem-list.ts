import { computed, signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';
import type { ImportApi } from './import-api';
import type { RowProblem } from './import-model';

const FIRST = 12;
const NEXT = 50;
const MOST = 200;
const KINDS = ['rejected', 'warning'] as const;

interface Place {
  readonly kind: number;
  readonly cursor: string | null;
}

/** The problems of a run, a page at a time: first the rows that are left out, then those with a remark. */
export class ProblemList {
  private readonly held = signal<readonly RowProblem[] | null>(null);
  private readonly next = signal<Place | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  readonly items = this.held.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly hasMore = computed(() => this.next() !== null);

  constructor(
    private readonly api: ImportApi,
    private readonly runId: string,
  ) {}

  load(): Promise<void> {
    this.held.set(null);
    return this.fetch({ kind: 0, cursor: null }, FIRST);
  }

  async more(): Promise<void> {
    const place = this.next();
    if (place) await this.fetch(place, NEXT);
  }

  /** Every problem of the run, for the list to take away. */
  async all(): Promise<readonly RowProblem[]> {
    const found: RowProblem[] = [];
    for (let place: Place | null = { kind: 0, cursor: null }; place; ) {
      const page = await this.page(place, MOST);
      found.push(...page.items);
      place = page.next;
    }
    return found;
  }

  private async fetch(place: Place, atLeast: number): Promise<void> {
    try {
      const found: RowProblem[] = [];
      let next: Place | null = place;
      while (next && found.length < atLeast) {
        const page: { items: readonly RowProblem[]; next: Place | null } = await this.page(next, atLeast - found.length);
        found.push(...page.items);
        next = page.next;
      }
      this.held.update((held) => [...(held ?? []), ...found]);
      this.next.set(next);
      this.failed.set(null);
    } catch (error) {
      this.failed.set(toProblem(error));
    }
  }

  private async page({ kind, cursor }: Place, limit: number): Promise<{ items: readonly RowProblem[]; next: Place | null }> {
    const { items, nextCursor } = await this.api.problems(this.runId, KINDS[kind] ?? 'warning', cursor, limit);
    if (nextCursor) return { items, next: { kind, cursor: nextCursor } };
    return { items, next: kind + 1 < KINDS.length ? { kind: kind + 1, cursor: null } : null };
  }
}
