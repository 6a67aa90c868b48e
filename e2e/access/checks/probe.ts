import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { Actor } from '@tact/server/persistence';

class Undo extends Error {}

/** How many rows an attempt as the app role reaches; a refusal is its SQLSTATE. Everything is undone. */
export async function attempt(db: TestDatabase, actor: Actor, sql: string, values: readonly unknown[] = [], accessTo: readonly string[] = []): Promise<number | string> {
  let reached: number | string = 'nothing';
  const work = async (): Promise<never> => {
    const runner = db.uow.manager.queryRunner!;
    reached = (await runner.query(sql, [...values], true)).affected ?? 0;
    throw new Undo();
  };
  try {
    await (accessTo.length > 0 ? db.uow.withAccess(actor, { kind: 'opened', caseIds: accessTo }, work) : db.uow.run(actor, work));
  } catch (error) {
    if (!(error instanceof Undo)) reached = (error as { code?: string }).code ?? String(error);
  }
  return reached;
}
