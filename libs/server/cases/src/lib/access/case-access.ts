import { Inject, Injectable } from '@nestjs/common';
import { type Access, type AccessKind, type Actor, UnitOfWork } from '@tact/server/persistence';

interface Recent {
  readonly id: string;
  readonly at: number;
}

const RECENT_MS = 5 * 60_000;
const MOST_KEPT = 20_000;

/** The read log: what is read of which cases is committed before it is read (SECURITY.md, Audit). */
@Injectable()
export class CaseAccess {
  private readonly recent = new Map<string, Recent>();

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /**
   * In one transaction `choose` decides which cases will be read and a record names them; a second transaction then reads. Without
   * cases nothing is recorded and `read` runs without access.
   */
  async log<Chosen, T>(
    actor: Actor,
    kind: AccessKind,
    choose: () => Promise<{ readonly caseIds: readonly string[]; readonly chosen: Chosen; readonly section?: string }>,
    read: (chosen: Chosen) => Promise<T>,
  ): Promise<T> {
    const choice = async (): Promise<{ access: Access; chosen: Chosen }> => {
      const { caseIds, chosen, section } = await choose();
      return { chosen, access: { kind, caseIds, ...(section === undefined ? {} : { section }) } };
    };
    return this.uow.recorded(actor, choice, ({ chosen, access: { caseIds } }, id) => {
      if (id !== null && kind === 'opened' && caseIds.length === 1) this.keep(actor, caseIds[0]!, id);
      return read(chosen);
    });
  }

  /**
   * A transaction that may read the sealed rows of one case, for work on it; joins a running one. The file's last opening by this session
   * counts for five minutes, then another is recorded. A hidden or missing case is SQLSTATE 42501, which is answered 404.
   */
  async inFile<T>(actor: Actor, caseId: string, work: () => Promise<T>): Promise<T> {
    if (this.isRunning()) return work();
    const known = this.recent.get(keyOf(actor, caseId));
    if (known && known.at > Date.now() - RECENT_MS) return this.uow.underAccess(actor, known.id, work);
    const id = await this.uow.recordAccess(actor, { kind: 'opened', caseIds: [caseId] });
    this.keep(actor, caseId, id);
    return this.uow.underAccess(actor, id, work);
  }

  private keep(actor: Actor, caseId: string, id: string): void {
    if (this.recent.size >= MOST_KEPT) this.recent.clear();
    this.recent.set(keyOf(actor, caseId), { id, at: Date.now() });
  }

  private isRunning(): boolean {
    try {
      return this.uow.actor !== undefined;
    } catch {
      return false;
    }
  }
}

function keyOf(actor: Actor, caseId: string): string {
  return `${actor.sessionId}|${caseId}`;
}
