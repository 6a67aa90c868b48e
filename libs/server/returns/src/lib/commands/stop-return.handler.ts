import { Inject, Injectable } from '@nestjs/common';
import { type StopReason, stopRefusal } from '@tact/domain';
import { AlertCaseHandler } from '@tact/server/cases';
import { type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnProgress } from '../clock/return-progress';
import type { ReturnCommand } from './return-command';

export interface Stop {
  readonly reason: StopReason;
  readonly text?: string | null;
}

/** Stops a return with a coded reason; needs no version: a stop never waits for another edit. A child that absconded is a missing child, and its case stays open. */
@Injectable()
export class StopReturnHandler implements ReturnCommand<Stop> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
    @Inject(AlertCaseHandler) private readonly alerts: AlertCaseHandler,
  ) {}

  async execute(principal: Principal, returnId: string, { reason, text }: Stop): Promise<void> {
    const before = await this.finder.findKept(principal, returnId);
    const refusal = stopRefusal(before.row, reason);
    if (refusal) throw new Refused(refusal, { state: before.row.state });
    if (reason === 'absconded') await this.alerts.execute(principal, before.row.caseId, { kind: 'missing', text });
    const seen = await this.finder.find(principal, returnId);
    await this.progress.tellOther(seen, 'return_changed');
    await this.progress.end(principal, seen, { state: 'stopped', reason });
  }
}
