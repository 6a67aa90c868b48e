import { Injectable, effect, inject, signal } from '@angular/core';
import { Api, Auth } from '@tact/web/core';

const MOST_AT_ONCE = 500;
/** A name shown on a file hides again after this long. */
export const FILE_NAME_SECONDS = 60;

/**
 * Names, asked for on purpose and logged: masked until then. `show(ids)` is one call and one access record; one's own
 * caseload is asked once a session (`ownShown`), any other list each time.
 */
@Injectable({ providedIn: 'root' })
export class CaseNames {
  private readonly api = inject(Api);
  private readonly auth = inject(Auth);
  private readonly known = signal<ReadonlyMap<string, string>>(new Map());
  private readonly own = signal(false);
  /** The user asked for the names of the own caseload in this session. */
  readonly ownShown = this.own.asReadonly();

  constructor() {
    effect(() => {
      if (this.auth.state() !== 'in') this.hide();
    });
  }

  of(caseId: string): string | null {
    return this.known().get(caseId) ?? null;
  }

  /** Throws `ApiProblem`. */
  async show(caseIds: readonly string[]): Promise<void> {
    const missing = [...new Set(caseIds)].filter((id) => !this.known().has(id));
    for (let start = 0; start < missing.length; start += MOST_AT_ONCE) {
      const part = missing.slice(start, start + MOST_AT_ONCE);
      const answer = await this.api.post<{ names: Readonly<Record<string, string>> }>('/cases/names', { caseIds: part });
      this.known.update((names) => new Map([...names, ...Object.entries(answer.names)]));
    }
  }

  async showOwn(caseIds: readonly string[]): Promise<void> {
    await this.show(caseIds);
    this.own.set(true);
  }

  /** One file: shows, then hides after a minute. */
  async showFor(caseId: string, seconds = FILE_NAME_SECONDS): Promise<void> {
    await this.show([caseId]);
    setTimeout(() => this.hide([caseId]), seconds * 1_000);
  }

  hide(caseIds?: readonly string[]): void {
    if (!caseIds) this.own.set(false);
    this.known.update((names) => (caseIds ? new Map([...names].filter(([id]) => !caseIds.includes(id))) : new Map()));
  }
}
