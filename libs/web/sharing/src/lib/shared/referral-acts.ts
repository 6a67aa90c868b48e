import { Injectable, inject } from '@angular/core';
import { ApiProblem } from '@tact/web/core';
import { type OperationDraft, Outbox, referralCommand } from '@tact/web/offline';

export type ActResult =
  | { readonly kind: 'done'; readonly version: number | undefined; readonly opId: string }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  /** No link yet: it is kept and goes out by itself. */
  | { readonly kind: 'waiting'; readonly opId: string };

const PATIENCE = 8_000;

/** Does something to a referral through the outbox and waits a while for the server's word. What is refused is the page's to show. */
@Injectable({ providedIn: 'root' })
export class ReferralActs {
  private readonly outbox = inject(Outbox);

  async run(
    referral: { readonly id: string; readonly caseId: string; readonly version?: number },
    command: string,
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<ActResult> {
    return this.send(referralCommand(referral, command, values));
  }

  /** The same for any operation of sharing. */
  async send(operation: OperationDraft): Promise<ActResult> {
    const { opId, settled } = this.outbox.enqueue(operation);
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
    const outcome = await Promise.race([settled, late]);
    if (!outcome) return { kind: 'waiting', opId };
    if (outcome.outcome !== 'rejected' && outcome.outcome !== 'conflict') return { kind: 'done', version: outcome.version, opId };
    this.outbox.discard(opId);
    const document = outcome.problem ?? {};
    const { code, status } = document;
    const known = { code: typeof code === 'string' ? code : 'refused', status: typeof status === 'number' ? status : 409 };
    return { kind: 'refused', problem: new ApiProblem({ ...document, ...known }) };
  }

  /** Takes back what still waits here; false when it is on its way or already there. */
  takeBack(opId: string): boolean {
    const waits = this.outbox.items().some((item) => item.operation.opId === opId && item.state === 'waiting');
    if (waits) this.outbox.discard(opId);
    return waits;
  }
}
