import type { ChangeDecision, RegisterField } from '@tact/domain';
import { BadRequest, Conflict, NotFound, type FieldProblem, type Principal } from '@tact/server/platform';
import type { StagedRow } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';

export interface ChangeRowDecision {
  readonly row: number;
  /** Null takes an earlier decision back, those about fields too. */
  readonly decision: ChangeDecision | null;
  readonly fields?: Readonly<Partial<Record<RegisterField, ChangeDecision>>>;
}

/** Keeps what a person decided about changed rows, as a whole and field by field. */
export class DecideChangesHandler {
  constructor(private readonly store: ImportStore) {}

  async handle(principal: Principal, runId: string, decisions: readonly ChangeRowDecision[]): Promise<void> {
    await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.lock(runId);
      if (!run) throw new NotFound();
      if (run.state !== 'checked') throw new Conflict('import_not_checked');
      const cipher = this.store.cipher(run);
      const rows = await this.store.rows.byNumbers(runId, decisions.map(({ row }) => row));
      const known = (row: StagedRow | undefined): readonly string[] => (row ? (this.store.content(cipher, row)?.changes?.changes ?? []).map(({ field }) => field) : []);
      const problems = decisions.flatMap((decision, index) => problemsOf(decision, rows.get(decision.row), known(rows.get(decision.row)), `decisions.${index}`));
      if (problems.length > 0) throw new BadRequest(problems);
      for (const { row, decision, fields } of decisions) await this.store.rows.decideChange(rows.get(row)?.id ?? '', decision, decision === null ? {} : (fields ?? {}));
    });
  }
}

function problemsOf({ fields }: ChangeRowDecision, row: StagedRow | undefined, known: readonly string[], path: string): FieldProblem[] {
  if (row?.state !== 'changed') return [{ path: `${path}.row`, code: 'not_changed' }];
  return Object.entries(fields ?? {}).flatMap(([field, decision]) =>
    known.includes(field) && (decision === 'apply' || decision === 'keep') ? [] : [{ path: `${path}.fields.${field}`, code: 'not_changed' }]);
}
