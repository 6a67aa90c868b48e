import { signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';
import type { CaseFilter, CaseHead, Page } from './model';

/** A caseload page by page: `load()` starts anew, `more()` adds the next page. */
export class CaseList {
  private readonly heads = signal<readonly CaseHead[] | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  private readonly next = signal<string | null>(null);
  private readonly counted = signal<number | null>(null);
  /** Null until the first page came. */
  readonly items = this.heads.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isLoading = this.busy.asReadonly();
  readonly nextCursor = this.next.asReadonly();
  readonly total = this.counted.asReadonly();

  constructor(
    readonly filter: CaseFilter,
    private readonly read: (cursor: string | null) => Promise<Page<CaseHead>>,
  ) {}

  load(): Promise<void> {
    return this.fetch(null);
  }

  async more(): Promise<void> {
    const cursor = this.next();
    if (cursor) await this.fetch(cursor);
  }

  private async fetch(cursor: string | null): Promise<void> {
    this.busy.set(true);
    try {
      const page = await this.read(cursor);
      this.heads.update((held) => (cursor ? [...(held ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
      this.counted.set(page.total ?? null);
      this.failed.set(null);
    } catch (error) {
      this.failed.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
