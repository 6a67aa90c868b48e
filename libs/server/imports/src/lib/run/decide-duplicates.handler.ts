import { BadRequest, Conflict, NotFound, type FieldProblem, type Principal } from '@tact/server/platform';
import type { Decision, StagedRow } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';

export interface RowDecision {
  readonly row: number;
  /** Null takes an earlier decision back. */
  readonly decision: Decision | null;
  readonly linkTo?: { readonly row?: number; readonly caseId?: string } | null;
}

/** Keeps what a person decided about likely duplicates. A row can be linked only to one of its own candidates. */
export class DecideDuplicatesHandler {
  constructor(private readonly store: ImportStore) {}

  async handle(principal: Principal, runId: string, decisions: readonly RowDecision[]): Promise<void> {
    await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.lock(runId);
      if (!run) throw new NotFound();
      if (run.state !== 'checked') throw new Conflict('import_not_checked');
      const rows = await this.store.rows.byNumbers(runId, decisions.map(({ row }) => row));
      const problems = decisions.flatMap((decision, index) => problemOf(decision, rows.get(decision.row), `decisions.${index}`));
      if (problems.length > 0) throw new BadRequest(problems);
      for (const { row, decision, linkTo } of decisions) {
        const link = decision === 'link' ? linkTo : null;
        await this.store.rows.decide(rows.get(row)?.id ?? '', decision, link?.row ?? null, link?.caseId ?? null);
      }
    });
  }
}

function problemOf({ decision, linkTo }: RowDecision, row: StagedRow | undefined, path: string): FieldProblem[] {
  if (row?.state !== 'duplicate') return [{ path: `${path}.row`, code: 'not_a_duplicate' }];
  if (decision !== 'link') return [];
  const isCandidate = row.candidates.some((one) => (linkTo?.caseId ? one.caseId === linkTo.caseId : one.row !== null && one.row === linkTo?.row));
  return isCandidate ? [] : [{ path: `${path}.linkTo`, code: 'not_a_candidate' }];
}
