import { Inject, Injectable } from '@nestjs/common';
import type { AccessKind } from '@tact/server/persistence';
import { CaseAccess, type CaseFileView, CaseFinder, FileReader } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import type { PullRequest, PullResponse } from '@tact/sync-protocol';
import { ChangeReader } from './change-reader';
import { type PullCursor, readCursor, writeCursor } from './cursor';

/** Sends what changed of the cases a device holds, and takes back what it may hold no more. */
@Injectable()
export class PullHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(FileReader) private readonly files: FileReader,
    @Inject(ChangeReader) private readonly changes: ChangeReader,
  ) {}

  /**
   * `delivered` is committed before the snapshots of held cases are read, `opened` before that of the case that was asked for. Lost, blocked
   * and missing cases are purged alike. Another epoch than the cursor's sends everything anew.
   */
  async execute(principal: Principal, { cursor, cases, open }: PullRequest): Promise<PullResponse<CaseFileView>> {
    const since = cursor === undefined ? null : readCursor(cursor);
    const asked = [...new Set([...cases, ...(open === undefined ? [] : [open])].map((id) => id.toLowerCase()))];
    const state = await this.uow.run(principal, async () => {
      const next = await this.changes.horizon();
      const seen = asked.length === 0 ? [] : (await this.finder.findMany(principal, asked)).map(({ row }) => row.id);
      return { next, seen, isResync: since !== null && since.epoch !== next.epoch, stale: await this.stale(seen, since, next), work: await this.changes.work(principal) };
    });
    const opened = open?.toLowerCase();
    const held = state.stale.filter((id) => id !== opened);
    const snapshots = [
      ...(opened !== undefined && state.seen.includes(opened) ? await this.snapshots(principal, 'opened', [opened]) : []),
      ...(held.length > 0 ? await this.snapshots(principal, 'delivered', held) : []),
    ];
    return {
      cursor: writeCursor(state.next), epoch: state.next.epoch, resync: state.isResync, snapshots, work: state.work,
      purge: asked.filter((id) => !state.seen.includes(id)),
    };
  }

  private stale(seen: readonly string[], since: PullCursor | null, next: PullCursor): Promise<readonly string[]> {
    if (seen.length === 0 || since === null || since.epoch !== next.epoch) return Promise.resolve(seen);
    return this.changes.changed(seen, since, next);
  }

  private snapshots(principal: Principal, kind: AccessKind, ids: readonly string[]): Promise<CaseFileView[]> {
    return this.access.log(
      principal,
      kind,
      async () => {
        const chosen = await this.finder.findMany(principal, ids);
        return { caseIds: chosen.map(({ row }) => row.id), chosen };
      },
      async (chosen) => {
        const files: CaseFileView[] = [];
        for (const seen of chosen) files.push(await this.files.read(principal, seen));
        return files;
      },
    );
  }
}
