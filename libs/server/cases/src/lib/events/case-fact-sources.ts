import { Injectable } from '@nestjs/common';
import type { FileForFacts, PendingItem } from '@tact/domain';
import type { SeenCase } from '../access/seen-case';

/** The facts of processes that other capabilities keep; each names what it knows, and what of it still waits. */
export type ProcessFacts = Partial<Pick<FileForFacts, 'returnProcess' | 'handOver' | 'reintegrationPlanApproved' | 'approvedMoves'>> & {
  readonly pending?: readonly PendingItem[];
};

/** Runs inside the transaction that decides a move or reads a file, for somebody who works on the case. */
export type FactSource = (seen: SeenCase) => Promise<ProcessFacts>;

/** Readers of facts that the gates ask for, registered by the capability whose records close those gates. */
@Injectable()
export class CaseFactSources {
  private readonly sources: FactSource[] = [];

  register(source: FactSource): void {
    this.sources.push(source);
  }

  /** Everything the sources know; what waits is joined, and the first that knows a process tells of it. */
  async read(seen: SeenCase): Promise<ProcessFacts> {
    let known: ProcessFacts = {};
    for (const source of this.sources) {
      const facts = await source(seen);
      known = { ...facts, ...known, pending: [...(known.pending ?? []), ...(facts.pending ?? [])], approvedMoves: [...(known.approvedMoves ?? []), ...(facts.approvedMoves ?? [])] };
    }
    return known;
  }
}
