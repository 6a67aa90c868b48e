import { Injectable, inject } from '@angular/core';
import { ApiProblem } from '@tact/web/core';
import { Outbox, returnCommand } from '@tact/web/offline';

export type ActResult = { readonly kind: 'done' | 'waiting' } | { readonly kind: 'refused'; readonly problem: ApiProblem };

const PATIENCE = 8_000;

/** Does something to a return through the outbox and waits a while for the server's word. What is refused is the page's to show. */
@Injectable({ providedIn: 'root' })
export class ReturnActs {
  private readonly outbox = inject(Outbox);

  async run(target: { readonly id: string; readonly caseId: string }, command: string, values: Readonly<Record<string, unknown>> = {}): Promise<ActResult> {
    const { opId, settled } = this.outbox.enqueue(returnCommand(target, command, values));
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
    const outcome = await Promise.race([settled, late]);
    if (!outcome) return { kind: 'waiting' };
    if (outcome.outcome !== 'rejected' && outcome.outcome !== 'conflict') return { kind: 'done' };
    this.outbox.discard(opId);
    const document = outcome.problem ?? {};
    const { code, status } = document;
    const known = { code: typeof code === 'string' ? code : 'refused', status: typeof status === 'number' ? status : 409 };
    return { kind: 'refused', problem: new ApiProblem({ ...document, ...known }) };
  }
}
