import { computed, signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';
import type { ImportApi } from './import-api';
import type { Decision, Duplicate, ImportRun, LinkTo } from './import-model';

/** Pairs that may be one child, one at a time; begins at the first that nobody decided. */
export class DuplicateQueue {
  private readonly held = signal<readonly Duplicate[] | null>(null);
  private readonly at = signal(0);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly saving = signal(false);
  private next: string | null = null;
  readonly items = this.held.asReadonly();
  readonly index = this.at.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isSaving = this.saving.asReadonly();
  readonly current = computed<Duplicate | null>(() => this.held()?.[this.at()] ?? null);

  constructor(
    private readonly api: ImportApi,
    private readonly runId: string,
  ) {}

  async load(): Promise<void> {
    this.held.set(null);
    this.next = null;
    await this.attempt(() => this.fetch(null));
    await this.toUndecided(0);
  }

  async forward(): Promise<void> {
    if (this.at() + 1 >= (this.held()?.length ?? 0) && this.next) await this.attempt(() => this.fetch(this.next));
    if (this.at() + 1 < (this.held()?.length ?? 0)) this.at.update((at) => at + 1);
  }

  back(): void {
    this.at.update((at) => Math.max(0, at - 1));
  }

  /** Answers the run with its new counts, null when the decision was not kept. */
  async decide(decision: Decision | null, linkTo?: LinkTo): Promise<ImportRun | null> {
    const now = this.current();
    if (!now) return null;
    this.saving.set(true);
    const run = await this.attempt(() => this.api.decide(this.runId, now.row, decision, linkTo));
    this.saving.set(false);
    if (!run) return null;
    this.held.update((held) => held?.map((item) => (item.row === now.row ? { ...item, decision, linkedTo: linkTo ?? null } : item)) ?? null);
    if (decision) await this.toUndecided(this.at() + 1);
    return run;
  }

  /** The next that nobody decided, from `start` on, then from the beginning; stays where it is when all are. */
  async toUndecided(start: number): Promise<void> {
    for (;;) {
      const held = this.held() ?? [];
      const found = held.findIndex((item, index) => index >= start && !item.decision);
      if (found >= 0) return this.at.set(found);
      if (!this.next) break;
      await this.attempt(() => this.fetch(this.next));
      if (this.problem()) return;
    }
    const early = (this.held() ?? []).findIndex((item) => !item.decision);
    if (early >= 0) this.at.set(early);
  }

  private async fetch(cursor: string | null): Promise<void> {
    const page = await this.api.duplicates(this.runId, cursor);
    this.held.update((held) => (cursor ? [...(held ?? []), ...page.items] : page.items));
    this.next = page.nextCursor;
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await work();
      this.failed.set(null);
      return answer;
    } catch (error) {
      this.failed.set(toProblem(error));
      return null;
    }
  }
}
