import { Injectable, inject } from '@angular/core';
import { ApiProblem } from '@tact/web/core';
import { type OperationDraft, Outbox } from '@tact/web/offline';

/** What became of a save: through, kept here until there is a link, refused (the form keeps its text), or two versions. */
export type Saved =
  | { readonly kind: 'sent' }
  | { readonly kind: 'here' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  | { readonly kind: 'conflict'; readonly opId: string };

const WAIT_MS = 4_000;

/** Hands a change to the outbox and waits a moment for the server's word, so that a refusal shows where it was typed. */
@Injectable({ providedIn: 'root' })
export class Saver {
  private readonly outbox = inject(Outbox);

  /** `patience` in milliseconds: how long to wait before calling it kept here. Never rejects. */
  async save(draft: OperationDraft, patience = WAIT_MS): Promise<Saved> {
    const { opId, settled } = this.outbox.enqueue(draft);
    const outcome = await Promise.race([settled, new Promise<null>((resolve) => setTimeout(resolve, patience, null))]);
    if (!outcome) return { kind: 'here' };
    if (outcome.outcome === 'conflict') return { kind: 'conflict', opId };
    if (outcome.outcome !== 'rejected') return { kind: 'sent' };
    const problem = this.outbox.items().find((item) => item.operation.opId === opId)?.problem;
    this.outbox.discard(opId);
    return { kind: 'refused', problem: problem ?? new ApiProblem({ status: 422, code: 'refused' }) };
  }
}
