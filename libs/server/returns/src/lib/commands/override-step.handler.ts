import { Inject, Injectable } from '@nestjs/common';
import { overrideRefusal, type ReturnStepCode, standingOf } from '@tact/domain';
import { newId } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { refuse } from '../access/return-problems';
import { ReturnProgress } from '../clock/return-progress';
import { EvidenceBook } from '../store/evidence-book';
import type { ReturnCommand } from './return-command';

export interface Override {
  readonly id: string;
  readonly step: ReturnStepCode;
  readonly reason: string;
}

/** A supervisor lets a gate pass without its evidence, with a written reason; the data protection officer is told. Six gates never. */
@Injectable()
export class OverrideStepHandler implements ReturnCommand<Override> {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
  ) {}

  async execute(principal: Principal, returnId: string, { id, step, reason }: Override): Promise<void> {
    const seen = await this.finder.findKept(principal, returnId, 'approve');
    const { process, standings } = await this.ground.of(seen);
    refuse(overrideRefusal(process, standingOf(standings, step), reason));
    await this.uow.because('return_override');
    await this.book.attest(principal.userId, seen, { id: newId(id), step, kind: 'override', outcome: null, documents: [], note: reason.trim(), validUntil: null });
    await this.progress.tell(seen, 'return_override', 'dpo');
    await this.progress.closed(seen, step);
  }
}
