import { Inject, Injectable } from '@nestjs/common';
import { isReturnOpen, onIncident } from '@tact/domain';
import { NotFound, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { ReturnProgress } from '../clock/return-progress';
import { EvidenceBook } from '../store/evidence-book';
import { ReturnRepository } from '../store/return.repository';
import type { Countersignature } from './countersign-step.handler';
import type { ReturnCommand } from './return-command';

/** Takes a signature back: by who gave it first, or by who keeps the file. A clearance that rested on it is taken back too. */
@Injectable()
export class ReopenStepHandler implements ReturnCommand<Countersignature> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
  ) {}

  async execute(principal: Principal, returnId: string, { attestationId }: Countersignature): Promise<void> {
    const seen = await this.finder.findFor(principal, returnId, 'update');
    const row = (await this.ground.of(seen)).rows.find(({ id }) => id === attestationId);
    if (!row) throw new NotFound();
    if (!isReturnOpen(seen.row.state)) throw new Refused('return_ended');
    if (!seen.keeps && row.attestedBy !== principal.userId) throw new NotPermitted('not_the_keeper');
    if (row.withdrawnAt !== null) throw new Refused('attestation_replaced', { steps: [row.step] });
    await this.book.withdraw(principal.userId, seen.now, row);
    const back = seen.keeps ? onIncident(seen.row) : null;
    if (back) await this.returns.update(seen.row, principal.userId, { state: back, cleared_at: null });
    await this.progress.tellOther(seen, 'return_changed', row.step);
  }
}
