import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Api, ApiProblem, Auth, newId, toProblem } from '@tact/web/core';
import { backOff } from './back-off';
import { fieldsAfterChoice } from './fields-after-choice';
import { Connection } from './connection';
import { nextBatch } from './next-batch';
import { type Operation, type Outcome, type PushResponse, afterOutcome } from '@tact/sync-protocol';
import type { OperationDraft } from './operation';
import type { BadgeOfRecord, OutboxItem } from './outbox-item';

export interface Queued {
  readonly opId: string;
  /** The server's word, once it comes: for commands whose answer a page waits for. Never rejects. */
  readonly settled: Promise<Outcome>;
}

type OutcomeListener = (operation: Operation, outcome: Outcome) => void;

/**
 * Everything a person writes goes through here: kept in memory in order, sent when there is a link, tried again with the
 * same `opId` after a network or server failure, and never dropped silently: what is refused stays with its text.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly api = inject(Api);
  private readonly auth = inject(Auth);
  private readonly connection = inject(Connection);
  private readonly kept = signal<readonly OutboxItem[]>([]);
  private readonly sentIds = signal<ReadonlySet<string>>(new Set());
  private readonly waiters = new Map<string, (outcome: Outcome) => void>();
  private readonly listeners: OutcomeListener[] = [];
  private sequence = 0;
  private tries = 0;
  private isDraining = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** This user's operations that are not settled, oldest first. */
  readonly items = computed(() => this.kept().filter((item) => item.userId === this.auth.principal()?.userId));
  readonly waiting = computed(() => this.items().filter((item) => item.state !== 'attention').length);
  readonly attention = computed(() => this.items().filter((item) => item.state === 'attention').length);

  constructor() {
    effect(() => {
      if (this.auth.isIn() && this.connection.isOnline()) this.sendNow();
    });
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.letGo();
    });
    addEventListener('beforeunload', (event) => {
      if (this.kept().length) event.preventDefault();
    });
  }

  /** `undoFor` milliseconds it can still be taken back; it counts as done meanwhile. */
  enqueue(draft: OperationDraft, undoFor = 0): Queued {
    this.letGo(draft.caseId);
    const operation: Operation = { ...draft, opId: newId(), deviceSeq: ++this.sequence };
    const settled = new Promise<Outcome>((resolve) => this.waiters.set(operation.opId, resolve));
    const userId = this.auth.principal()?.userId ?? '';
    const held = undoFor > 0 ? { heldUntil: Date.now() + undoFor } : {};
    this.kept.update((items) => [...items, { operation, userId, at: new Date().toISOString(), state: 'waiting', ...held }]);
    if (undoFor > 0) setTimeout(() => this.schedule(0), undoFor);
    else this.schedule(0);
    return { opId: operation.opId, settled };
  }

  /** Saved here, sent (in this visit) or needs attention, for a record, task, case or referral. */
  badge(id: string): BadgeOfRecord {
    const own = this.items().filter((item) => item.operation.id === id);
    if (own.some((item) => item.state === 'attention')) return 'attention';
    if (own.length) return 'here';
    return this.sentIds().has(id) ? 'sent' : null;
  }

  /** Undoes what is still kept back; false when it is on its way or through. */
  undo(opId: string): boolean {
    const item = this.kept().find((kept) => kept.operation.opId === opId);
    if (!item?.heldUntil || item.heldUntil <= Date.now()) return false;
    this.discard(opId);
    return true;
  }

  /** Sends what was refused once more, with the same id. */
  retry(opId: string): void {
    this.change(opId, (item) => ({ operation: item.operation, userId: item.userId, at: item.at, state: 'waiting' }));
    this.sendNow();
  }

  /** A person lets a refused change go. Nothing else removes one. */
  discard(opId: string): void {
    this.kept.update((items) => items.filter((item) => item.operation.opId !== opId));
    this.waiters.delete(opId);
    this.sendNow();
  }

  /**
   * A person chose between two values of each field: `mine` names the fields that keep the own value, now on top of the
   * server's version; the others keep theirs. The old operation is done with.
   */
  resolve(opId: string, mine: readonly string[]): Queued | null {
    const item = this.kept().find((kept) => kept.operation.opId === opId);
    if (!item?.conflicts) return null;
    const { opId: _old, deviceSeq: _seq, ...draft } = item.operation;
    const fields = fieldsAfterChoice(draft.fields, item.conflicts, mine);
    this.discard(opId);
    return Object.keys(fields).length ? this.enqueue({ ...draft, fields }) : null;
  }

  sendNow(): void {
    this.tries = 0;
    this.schedule(0);
  }

  /** For the store: told of every settled operation, before its item goes. */
  onOutcome(listener: OutcomeListener): void {
    this.listeners.push(listener);
  }

  /** What was kept back goes: before the next change of its case, and when the window goes out of sight. */
  private letGo(caseId?: string): void {
    const isHeld = (item: OutboxItem): boolean => item.heldUntil !== undefined && (caseId === undefined || item.operation.caseId === caseId);
    if (!this.kept().some(isHeld)) return;
    this.kept.update((items) => items.map((item) => (isHeld(item) ? { ...item, heldUntil: undefined } : item)));
    this.schedule(0);
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.drain(), milliseconds);
  }

  private async drain(): Promise<void> {
    if (this.isDraining) return;
    this.isDraining = true;
    try {
      for (let batch = this.batch(); batch.length; batch = this.batch()) {
        if (!(await this.push(batch))) return;
      }
    } finally {
      this.isDraining = false;
      if (this.tries === 0 && this.batch().length) this.schedule(0);
    }
  }

  private batch(limit?: number): readonly OutboxItem[] {
    const userId = this.auth.principal()?.userId;
    return userId && this.auth.accessToken() ? nextBatch(this.kept(), userId, limit) : [];
  }

  /** False: nothing was decided, another try is planned. */
  private async push(batch: readonly OutboxItem[]): Promise<boolean> {
    const ids = new Set(batch.map((item) => item.operation.opId));
    this.mark(ids, 'sending');
    try {
      const operations = batch.map((item) => item.operation);
      const key = operations[0]?.opId;
      const answer = await this.api.post<PushResponse>('/sync/push', { operations }, { idempotencyKey: batch.length === 1 ? key : newId() });
      this.connection.succeeded();
      this.tries = 0;
      const settled = answer.outcomes.filter((outcome) => this.settle(outcome)).length;
      this.mark(ids, 'waiting');
      if (settled > 0) return true;
      this.tries += 1;
      this.schedule(backOff(this.tries));
      return false;
    } catch (error) {
      this.mark(ids, 'waiting');
      return this.pushFailed(batch, toProblem(error));
    }
  }

  private async pushFailed(batch: readonly OutboxItem[], problem: ApiProblem): Promise<boolean> {
    if (problem.isTransient || problem.status === 401) {
      if (problem.status === 0) this.connection.failed();
      this.tries += 1;
      this.schedule(backOff(this.tries));
      return false;
    }
    const [only, ...others] = batch;
    if (!only) return false;
    if (others.length === 0) {
      const { opId, entity, id } = only.operation;
      this.settle({ opId, entity, id, outcome: 'rejected', problem: { ...problem.problem } });
      return true;
    }
    // The whole batch was refused: one at a time, so that a bad operation holds up no other.
    for (const item of batch) if (!(await this.push([item]))) return false;
    return true;
  }

  private settle(outcome: Outcome): boolean {
    const item = this.kept().find((kept) => kept.operation.opId === outcome.opId);
    if (!item) return false;
    for (const listener of this.listeners) listener(item.operation, outcome);
    if (afterOutcome(outcome.outcome) === 'needs_attention') {
      const problem = outcome.problem ? problemOf(outcome.problem) : undefined;
      this.change(outcome.opId, (kept) => ({ ...kept, state: 'attention', problem, conflicts: outcome.conflicts }));
    } else {
      this.kept.update((items) => items.filter((kept) => kept.operation.opId !== outcome.opId));
      this.sentIds.update((ids) => new Set([...ids, outcome.id]));
    }
    this.waiters.get(outcome.opId)?.(outcome);
    this.waiters.delete(outcome.opId);
    return true;
  }

  private mark(opIds: ReadonlySet<string>, state: 'waiting' | 'sending'): void {
    this.kept.update((items) =>
      items.map((item) => (opIds.has(item.operation.opId) && item.state !== 'attention' ? { ...item, state } : item)),
    );
  }

  private change(opId: string, change: (item: OutboxItem) => OutboxItem): void {
    this.kept.update((items) => items.map((item) => (item.operation.opId === opId ? change(item) : item)));
  }
}

/** The problem document inside an outcome; one without a code or status counts as refused by a rule. */
function problemOf(document: Readonly<Record<string, unknown>>): ApiProblem {
  const { code, status } = document;
  return new ApiProblem({ ...document, code: typeof code === 'string' ? code : 'refused', status: typeof status === 'number' ? status : 422 });
}
