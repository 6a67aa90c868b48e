import { Inject, Injectable } from '@nestjs/common';
import { ageAt, attestRefusal, type EvidenceDocument, onAttested, type ReturnStepCode, returnStep, standingOf, validUntil } from '@tact/domain';
import { newId } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import { ReturnFinder, type SeenReturn, signerOf } from '../access/return-finder';
import { type Ground, ReturnGround } from '../access/return-ground';
import { refuse } from '../access/return-problems';
import { ReturnProgress } from '../clock/return-progress';
import { ChildBirth } from '../store/child-birth';
import { EvidenceBook } from '../store/evidence-book';
import type { ReturnCommand } from './return-command';

export interface NewEvidence {
  readonly id: string;
  readonly step: ReturnStepCode;
  readonly outcome?: string | null;
  readonly documents: readonly EvidenceDocument[];
  readonly note?: string | null;
}

/** The first signature under a step, with its evidence. A step that is no gate is closed by it. */
@Injectable()
export class AttestStepHandler implements ReturnCommand<NewEvidence> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
    @Inject(ChildBirth) private readonly births: ChildBirth,
  ) {}

  async execute(principal: Principal, returnId: string, given: NewEvidence): Promise<void> {
    const seen = await this.finder.findFor(principal, returnId, 'update');
    const ground = await this.ground.of(seen);
    const { step } = given;
    const attestation = { step, outcome: given.outcome ?? null, documents: given.documents };
    refuse(attestRefusal(ground.process, standingOf(ground.standings, step), attestation, signerOf(principal, seen), ground.settings));
    await this.book.attest(principal.userId, seen, { ...attestation, id: newId(given.id), kind: 'evidence', note: given.note?.trim() || null, validUntil: validUntil(attestation, ground.settings) });
    if (returnStep(step).gate) await this.progress.tellOther(seen, 'return_to_sign', step);
    else await this.progress.closed(seen, step);
    await this.respect(principal, seen, ground, attestation);
  }

  /** A refusal that decides stops the return now, whoever has yet to sign. */
  private async respect(principal: Principal, seen: SeenReturn, { process, settings, today }: Ground, { step, outcome }: { step: ReturnStepCode; outcome: string | null }): Promise<void> {
    if (onAttested(step, outcome, null, process, settings) === null) return;
    const birth = seen.keeps ? await this.births.of(principal, seen.row.caseId) : null;
    const consequence = onAttested(step, outcome, ageAt(birth, today), process, settings);
    if (consequence === null) return;
    await this.progress.tellOther(seen, 'return_changed');
    await this.progress.end(principal, seen, consequence);
  }
}
