import { computed, signal } from '@angular/core';
import { type ApiProblem, toProblem } from '@tact/web/core';

export type Values = Readonly<Record<string, string>>;

/** One field that two people changed. */
export interface BothValues {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

/**
 * A form over one row. Saved at the version that was read; when somebody else was faster, fields that only they changed are
 * taken over and fields that both changed are shown with both values. Nothing typed is lost by a refusal.
 */
export class EditForm<Row extends { readonly version: number }> {
  private readonly typed = signal<Values>({});
  private readonly read = signal<Row | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly saving = signal(false);
  private readonly twice = signal<readonly BothValues[]>([]);
  readonly values = this.typed.asReadonly();
  readonly row = this.read.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isSaving = this.saving.asReadonly();
  readonly both = this.twice.asReadonly();
  /** What differs from the row as it was read. */
  readonly changed = computed<Values>(() => {
    const row = this.read();
    const was = row ? this.shown(row) : {};
    return Object.fromEntries(Object.entries(this.typed()).filter(([name, value]) => was[name] !== value));
  });
  readonly isChanged = computed(() => Object.keys(this.changed()).length > 0);

  constructor(private readonly shown: (row: Row) => Values) {}

  open(row: Row): void {
    this.read.set(row);
    this.typed.set(this.shown(row));
    this.twice.set([]);
    this.failed.set(null);
  }

  /** A row that is not there yet. */
  begin(values: Values): void {
    this.read.set(null);
    this.typed.set(values);
    this.failed.set(null);
  }

  set(name: string, value: string): void {
    this.typed.update((values) => ({ ...values, [name]: value }));
  }

  choose(one: BothValues, whose: 'mine' | 'theirs'): void {
    this.set(one.name, one[whose]);
    this.twice.update((both) => both.filter(({ name }) => name !== one.name));
  }

  /** The saved row, or null when it was refused or needs a choice. */
  async save(work: (changed: Values, version: number) => Promise<Row>): Promise<Row | null> {
    if (this.saving()) return null;
    this.saving.set(true);
    this.failed.set(null);
    this.twice.set([]);
    try {
      for (;;) {
        const saved = await this.attempt(work);
        if (saved !== 'again') return saved;
      }
    } finally {
      this.saving.set(false);
    }
  }

  private async attempt(work: (changed: Values, version: number) => Promise<Row>): Promise<Row | null | 'again'> {
    try {
      const row = await work(this.changed(), this.read()?.version ?? 0);
      this.open(row);
      return row;
    } catch (error) {
      const problem = toProblem(error);
      const current = (problem.problem as { current?: Row }).current;
      if (problem.code === 'version_conflict' && current && this.takeOver(current)) return 'again';
      if (!this.twice().length) this.failed.set(problem);
      return null;
    }
  }

  /** True when nothing was changed by both. */
  private takeOver(current: Row): boolean {
    const before = this.read();
    const was = before ? this.shown(before) : {};
    const now = this.shown(current);
    const mine = this.changed();
    const both = Object.keys(mine).filter((name) => now[name] !== was[name] && now[name] !== mine[name]);
    this.read.set(current);
    this.typed.set({ ...now, ...mine });
    this.twice.set(both.map((name) => ({ name, mine: mine[name] ?? '', theirs: now[name] ?? '' })));
    return both.length === 0;
  }
}
