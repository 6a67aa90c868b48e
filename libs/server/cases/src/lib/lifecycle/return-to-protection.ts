import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseFinder } from '../access/case-finder';
import { CaseWriter } from '../case/case-writer';
import { CaseEvents } from '../events/case-events';
import { StageMoveEntity } from './stage-move-row';

/** Brings a case back to protection at once for a sign of danger: no version and no approval, for it never waits for another edit. */
@Injectable()
export class ReturnToProtection {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseWriter) private readonly writer: CaseWriter,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /** `sign`: the code of what happened, kept in the history. Inside the transaction in which it happened; whoever recorded it made the move. */
  async execute(principal: Principal, caseId: string, sign: string): Promise<void> {
    const seen = await this.finder.find(principal, caseId);
    const at = new Date(seen.now);
    await this.writer.update(principal, seen, { stage: 'protection', status: 'open', stageSince: at, closedAt: null, closureReason: null });
    await this.uow.manager.insert(StageMoveEntity, {
      id: uuidv7(), caseId, fromStage: seen.row.stage, toStage: 'protection', fromStatus: seen.row.status, toStatus: 'open', at, by: principal.userId, reasonCode: sign,
      gates: [{ key: 'new_danger', kind: 'computed', met: true, missing: [] }],
    });
    await this.events.emit({ type: 'moved', principal, caseId, at: seen.now, from: seen.row.stage, to: 'protection', closed: false, wasClosed: seen.row.status === 'closed' });
  }
}
