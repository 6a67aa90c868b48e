import { computed, signal } from '@angular/core';
import type { ChangeDecision } from '@tact/domain';
import { type ApiProblem, toProblem } from '@tact/web/core';
import type { ImportApi } from '../data/import-api';
import type { ChangedRow, FieldDecisions, ImportRun } from '../data/import-model';

/** Rows that say otherwise than before, one at a time; begins at the first that nobody decided. */
export class ChangeQueue {
  private readonly held = signal<readonly ChangedRow[] | null>(null);
  private readonly at = signal(0);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly saving = signal(false);
  private next: string | null = null;
  readonly items = this.held.asReadonly();
  readonly index = this.at.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isSaving = this.saving.asReadonly();
  readonly current = computed<ChangedRow | null>(() => this.held()?.[this.at()] ?? null);

  constructor(
    private readonly api: ImportApi,
    private readonly runId: string,
  ) {}

  async load(): Promise<void> {
    this.held.set(null);
    await this.attempt(() => this.fetch(null));
    this.toUndecided();
  }

  async forward(): Promise<void> {
    if (this.at() + 1 >= (this.held()?.length ?? 0) && this.next) await this.attempt(() => this.fetch(this.next));
    if (this.at() + 1 < (this.held()?.length ?? 0)) this.at.update((at) => at + 1);
  }

  back(): void {
    this.at.update((at) => Math.max(0, at - 1));
  }

  /** Answers the run with its new counts, null when the decision was not kept. */
  async decide(decision: ChangeDecision | null, fields: FieldDecisions): Promise<ImportRun | null> {
    const now = this.current();
    if (!now) return null;
    this.saving.set(true);
    const run = await this.attempt(() => this.api.decideChange(this.runId, now.row, decision, decision ? fields : {}));
    this.saving.set(false);
    if (!run) return null;
    this.held.update((held) => held?.map((item) => (item.row === now.row ? { ...item, decision, fields: decision ? fields : {} } : item)) ?? null);
    return run;
  }

  private toUndecided(): void {
    const found = (this.held() ?? []).findIndex((item) => !item.decision);
    this.at.set(Math.max(0, found));
  }

  private async fetch(cursor: string | null): Promise<void> {
    const page = await this.api.changes(this.runId, cursor);
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
