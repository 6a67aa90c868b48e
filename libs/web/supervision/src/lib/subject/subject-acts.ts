import { Injectable, inject } from '@angular/core';
import { ApiProblem } from '@tact/web/core';
import { type ApprovalReading, Outbox, approvalCommand } from '@tact/web/offline';

export type SubjectResult = { readonly kind: 'done' } | { readonly kind: 'waiting' } | { readonly kind: 'refused'; readonly problem: ApiProblem };

const PATIENCE = 8_000;

/** Decides through the outbox and waits a while for the server's word; what is refused is the page's to show. */
@Injectable({ providedIn: 'root' })
export class SubjectActs {
  private readonly outbox = inject(Outbox);

  async run(approval: ApprovalReading, command: 'approve' | 'return', values: Readonly<Record<string, unknown>> = {}): Promise<SubjectResult> {
    const { opId, settled } = this.outbox.enqueue(approvalCommand(approval, command, values));
    const outcome = await Promise.race([settled, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))]);
    if (!outcome) return { kind: 'waiting' };
    if (outcome.outcome !== 'rejected' && outcome.outcome !== 'conflict') return { kind: 'done' };
    this.outbox.discard(opId);
    const document = outcome.problem ?? {};
    const { code, status } = document;
    const known = { code: typeof code === 'string' ? code : 'refused', status: typeof status === 'number' ? status : 409 };
    return { kind: 'refused', problem: new ApiProblem({ ...document, ...known }) };
  }
}
