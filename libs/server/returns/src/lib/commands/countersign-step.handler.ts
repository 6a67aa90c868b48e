import { Inject, Injectable } from '@nestjs/common';
import { countersignRefusal, onClosed, standingOf } from '@tact/domain';
import { NotFound, type Principal } from '@tact/server/platform';
import { ReturnFinder, signerOf } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { refuse } from '../access/return-problems';
import { ReturnProgress } from '../clock/return-progress';
import { EvidenceBook } from '../store/evidence-book';
import type { ReturnCommand } from './return-command';

export interface Countersignature {
  readonly attestationId: string;
}

/** The second signature: another person, in gates of both countries of the other side, on exactly the evidence that was signed first. It closes the gate. */
@Injectable()
export class CountersignStepHandler implements ReturnCommand<Countersignature> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
  ) {}

  async execute(principal: Principal, returnId: string, { attestationId }: Countersignature): Promise<void> {
    const seen = await this.finder.findFor(principal, returnId, 'update');
    const { process, standings, attestations, rows, evidence } = await this.ground.of(seen);
    const attestation = attestations.find(({ id }) => id === attestationId);
    const row = rows.find(({ id }) => id === attestationId);
    const signed = evidence.get(attestationId);
    if (!attestation || !row) throw new NotFound();
    refuse(countersignRefusal(process, standingOf(standings, attestation.step), attestation, signerOf(principal, seen)));
    if (!signed) throw new NotFound();
    await this.book.countersign(principal.userId, seen, row, signed);
    await this.progress.closed(seen, attestation.step);
    await this.progress.tellOther(seen, 'return_changed', attestation.step);
    const consequence = onClosed(attestation.step, signed.outcome, process);
    if (consequence) await this.progress.end(principal, seen, consequence);
  }
}
