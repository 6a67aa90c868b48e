import { Injectable, type Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { Api, type ApiProblem, Auth, toProblem } from '@tact/web/core';
import { backOff } from './back-off';
import { CaseList } from './case-list';
import { Connection } from './connection';
import type { Candidate, CaseFile, CaseFilter, CaseHead, Colleague, Page, WorkList } from './model';
import type { Operation, Outcome, PullResponse, WorkCounts } from '@tact/sync-protocol';
import { Outbox } from './outbox';
import { type Author, overlay } from './overlay';
import { Remote } from './remote';

export interface FileView {
  /** The file with what is not sent yet laid over it; null until it came. */
  readonly file: CaseFile | null;
  readonly state: 'loading' | 'ready' | 'gone' | 'failed';
  readonly problem: ApiProblem | null;
}

interface Held {
  readonly file: CaseFile | null;
  readonly state: FileView['state'];
  readonly problem: ApiProblem | null;
}

const MOST_HELD = 20;
const MOST_RETRIES = 6;
const AGAIN_MS = 30_000;

/**
 * Reads of case screens: lists, files, work, search. Held in memory, brought up to date by pull; opening a file is logged by
 * the server. Losing access shows as `gone`, the same as never having been there.
 */
@Injectable({ providedIn: 'root' })
export class CaseStore {
  private readonly api = inject(Api);
  private readonly auth = inject(Auth);
  private readonly outbox = inject(Outbox);
  private readonly connection = inject(Connection);
  private readonly files = signal<ReadonlyMap<string, Held>>(new Map());
  private readonly heads = signal<ReadonlyMap<string, CaseHead>>(new Map());
  private readonly counted = signal<Partial<WorkCounts>>({});
  private readonly openedAt = new Map<string, number>();
  private readonly opens = new Map<string, number>();
  private cursor: string | undefined;

  /** Waiting work for the navigation's numbers. */
  readonly counts = this.counted.asReadonly();
  /** Overdue, today, this week, later; `work.load()` brings it. */
  readonly work = new Remote<WorkList>(() => this.api.get<WorkList>('/tasks'));

  constructor() {
    this.outbox.onOutcome((operation, outcome) => this.onOutcome(operation, outcome));
    let user: string | undefined;
    effect(() => {
      const now = this.auth.principal()?.userId;
      if (now !== user) untracked(() => this.forget());
      user = now;
    });
  }

  /** A list of case heads under a filter, page by page. Call `load()`; keep the object for the life of the screen. */
  list(filter: CaseFilter, sort?: string, limit = 50): CaseList {
    return new CaseList(filter, async (cursor) => {
      const page = await this.api.post<Page<CaseHead>>('/cases/list', { filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}), limit });
      this.remember(page.items);
      return page;
    });
  }

  /** Who may own a case, for the supervisor who assigns it (`assignCase`). */
  owners(id: string): Remote<{ readonly items: readonly Colleague[] }> {
    return new Remote(() => this.api.get(`/cases/${id}/owners`));
  }

  /** The head of a case from any list or file that was read. */
  head(id: string): CaseHead | undefined {
    return this.files().get(id)?.file?.head ?? this.heads().get(id);
  }

  /**
   * Signal of one file; opens it, and logs the opening, unless that was done in the last half minute: so it may stand in a
   * `computed` over a route's id.
   */
  file(id: string): Signal<FileView> {
    if (Date.now() - (this.openedAt.get(id) ?? 0) > AGAIN_MS) {
      this.openedAt.set(id, Date.now());
      void Promise.resolve().then(() => this.open(id));
    }
    return computed(() => {
      const held = this.files().get(id) ?? { file: null, state: 'loading' as const, problem: null };
      if (!held.file) return held;
      const pending = this.outbox.items().filter((item) => item.operation.caseId === id && item.state !== 'attention');
      return { ...held, file: overlay(held.file, pending.map((item) => item.operation), this.author()) };
    });
  }

  /** Fetches the file again; the opening is logged. */
  async open(id: string): Promise<void> {
    if (!this.files().has(id)) this.put(id, { file: null, state: 'loading', problem: null });
    await this.pull(id);
  }

  /** A name, a code, in any script or spelling; people the user may see, ranked. Logged as `matched`. */
  search(query: string, limit = 20): Promise<readonly Candidate[]> {
    return this.api.post<{ candidates: readonly Candidate[] }>('/cases/search', { query, limit }).then((answer) => {
      this.remember(answer.candidates.map((candidate) => candidate.head));
      return answer.candidates;
    });
  }

  /** Brings held files and the work counts up to date. */
  async pull(open?: string): Promise<void> {
    const cases = [...this.files()].filter(([, held]) => held.file).map(([id]) => id).filter((id) => id !== open).slice(-MOST_HELD);
    try {
      const answer = await this.api.post<PullResponse<CaseFile>>('/sync/pull', { ...(this.cursor ? { cursor: this.cursor } : {}), cases, ...(open ? { open } : {}) });
      this.connection.succeeded();
      this.cursor = answer.cursor;
      for (const file of answer.snapshots) this.put(file.head.id, { file, state: 'ready', problem: null });
      for (const id of answer.purge) this.put(id, { file: null, state: 'gone', problem: null });
      if (answer.work) this.count(answer.work);
      if (open && !answer.purge.includes(open) && !this.files().get(open)?.file) this.put(open, { file: null, state: 'gone', problem: null });
      this.opens.clear();
    } catch (error) {
      const problem = toProblem(error);
      if (open && problem.isTransient) this.openAgain(open);
      if (problem.status === 0) this.connection.failed();
      const held = open ? this.files().get(open) : undefined;
      if (open && held && !held.file) this.put(open, { file: null, state: problem.status === 404 ? 'gone' : 'failed', problem });
    }
  }

  /** A changed number of tasks brings the work list up to date, where it is in use. */
  private count(counts: WorkCounts): void {
    const hasChanged = this.counted().tasks !== undefined && this.counted().tasks !== counts.tasks;
    this.counted.set(counts);
    if (hasChanged && this.work.value()) void this.work.load();
  }

  /** The file a person waits for is asked for again by itself while the server or the link is down. */
  private openAgain(id: string): void {
    const tries = (this.opens.get(id) ?? 0) + 1;
    this.opens.set(id, tries);
    if (tries > MOST_RETRIES) return;
    setTimeout(() => {
      if (this.opens.get(id) === tries && this.auth.isIn()) void this.pull(id);
    }, backOff(tries));
  }

  private onOutcome(operation: Operation, outcome: Outcome): void {
    const held = this.files().get(operation.caseId);
    const isThrough = outcome.outcome === 'applied' || outcome.outcome === 'merged' || outcome.outcome === 'duplicate';
    if (isThrough && held?.file) {
      this.put(operation.caseId, { ...held, file: overlay(held.file, [operation], this.author()) });
    }
    if (held) void this.pull();
    if (operation.entity === 'task' && this.work.value()) void this.work.load();
  }

  private author(): Author {
    const who = this.auth.principal();
    return { userId: who?.userId ?? '', displayName: who?.displayName ?? '', organisationId: who?.organisationIds[0] ?? '' };
  }

  private put(id: string, held: Held): void {
    this.files.update((files) => new Map([...files, [id, held]]));
  }

  private remember(heads: readonly CaseHead[]): void {
    this.heads.update((known) => new Map([...known, ...heads.map((head): [string, CaseHead] => [head.id, head])]));
  }

  private forget(): void {
    this.files.set(new Map());
    this.heads.set(new Map());
    this.counted.set({});
    this.work.set(null);
    this.openedAt.clear();
    this.cursor = undefined;
  }
}
