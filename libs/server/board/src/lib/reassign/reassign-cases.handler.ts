import { Inject, Injectable } from '@nestjs/common';
import { mayUndoReassignment, REASSIGN_UNDO_SECONDS, reassignRefusal } from '@tact/domain';
import { AssignCaseHandler, CaseFinder } from '@tact/server/cases';
import { BadRequest, Conflict, NotFound, type Principal, Problem } from '@tact/server/platform';
import { AssignmentLog } from './assignment-log';

export interface ReassignInput {
  /** Made by the client; the command's name for undoing it. */
  readonly id: string;
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  /** Null: back to the team's queue. */
  readonly ownerId: string | null;
  readonly reason: string;
}

/** What became of one case. `code` of the refusal: `not_found` for hidden and missing alike, `version_conflict`, `not_a_colleague`, `not_permitted`; in a repetition `not_moved`. */
export interface ReassignResult {
  readonly caseId: string;
  readonly outcome: 'given' | 'same' | 'refused';
  readonly problem: string | null;
}

export interface Reassigned {
  readonly id: string;
  readonly results: readonly ReassignResult[];
  /** How long it may be taken back, in seconds from now. */
  readonly undoSeconds: number;
}

/** Gives up to a hundred cases to another worker at once, each by the rules of assigning one, each with its own result (DESIGN.md section 3). */
@Injectable()
export class ReassignCasesHandler {
  constructor(
    @Inject(AssignCaseHandler) private readonly assign: AssignCaseHandler,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(AssignmentLog) private readonly log: AssignmentLog,
  ) {}

  /** Inside a unit of work. 400 `too_many`, `twice`, `none`, `unknown_code` refuse the whole command, and nothing is changed. */
  async execute(principal: Principal, input: ReassignInput): Promise<Reassigned> {
    const refusal = reassignRefusal({ caseIds: input.cases.map(({ id }) => id), reason: input.reason });
    if (refusal) throw new BadRequest([{ path: refusal.field === 'caseIds' ? 'cases' : refusal.field, code: refusal.code }]);
    await this.log.because(input.reason);
    const results: ReassignResult[] = [];
    for (const one of [...input.cases].sort((a, b) => (a.id < b.id ? -1 : 1))) results.push(await this.give(principal, one, input));
    return { id: input.id, results: input.cases.map(({ id }) => results.find(({ caseId }) => caseId === id)!), undoSeconds: REASSIGN_UNDO_SECONDS };
  }

  /** The answer to a repetition: what the command moved, as it stands. */
  async again(principal: Principal, input: ReassignInput): Promise<Reassigned> {
    const moved = await this.log.ofCommand(input.id);
    const seen = await this.finder.findMany(principal, input.cases.map(({ id }) => id));
    const results = input.cases.map(({ id }): ReassignResult => {
      if (moved.some(({ caseId }) => caseId === id)) return { caseId: id, outcome: 'given', problem: null };
      const isThere = seen.some(({ row }) => row.id === id && row.ownerId === input.ownerId);
      return isThere ? { caseId: id, outcome: 'same', problem: null } : { caseId: id, outcome: 'refused', problem: 'not_moved' };
    });
    return { id: input.id, results, undoSeconds: 0 };
  }

  /** Takes a command back: every case that is still with whom it was given to goes back to whom it came from. 404, 409 `too_late`. */
  async undo(principal: Principal, commandId: string): Promise<Reassigned> {
    const moved = (await this.log.ofCommand(commandId)).filter(({ by }) => by === principal.userId);
    if (moved.length === 0) throw new NotFound();
    if (!moved.every(({ realAt }) => mayUndoReassignment(realAt.toISOString(), new Date().toISOString()))) throw new Conflict('too_late');
    await this.log.because('undo');
    const results: ReassignResult[] = [];
    for (const row of moved) {
      if (row.undoneAt !== null || row.ownerId !== row.toOwnerId) {
        results.push({ caseId: row.caseId, outcome: 'same', problem: null });
        continue;
      }
      const result = await this.try(row.caseId, () => this.assign.execute(principal, row.caseId, { ownerId: row.fromOwnerId, version: row.version }));
      if (result.outcome === 'given') await this.log.undone(row.id);
      results.push(result);
    }
    return { id: commandId, results, undoSeconds: 0 };
  }

  private give(principal: Principal, { id, version }: ReassignInput['cases'][number], { id: commandId, ownerId, reason }: ReassignInput): Promise<ReassignResult> {
    return this.try(id, async () => {
      const { row } = await this.finder.find(principal, id);
      await this.assign.execute(principal, id, { ownerId, version });
      if (row.ownerId === ownerId) return false;
      await this.log.add({ caseId: id, commandId, from: row.ownerId, to: ownerId, reason });
      return true;
    });
  }

  /** A refusal comes before anything of the case is written, so that the others go on in the same transaction. */
  private async try(caseId: string, work: () => Promise<unknown>): Promise<ReassignResult> {
    try {
      return { caseId, outcome: (await work()) === false ? 'same' : 'given', problem: null };
    } catch (error) {
      if (error instanceof Problem) return { caseId, outcome: 'refused', problem: error.code };
      throw error;
    }
  }
}
