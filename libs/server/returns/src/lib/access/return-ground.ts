import { Inject, Injectable } from '@nestjs/common';
import { type Attestation, type MoveGround, type ReturnProcess, type ReturnSettings, stepStandings, type StepStanding } from '@tact/domain';
import { ClockSettings } from '@tact/server/tasks';
import { ReturnRepository } from '../store/return.repository';
import { type AttestationRow, type EvidenceRow, toAttestation, toProcess } from '../store/return-row';
import type { SeenReturn } from './return-finder';

/** Everything a rule on a return reads, as far as the principal sees it. */
export interface Ground extends MoveGround {
  readonly process: ReturnProcess;
  readonly settings: ReturnSettings;
  readonly standings: readonly StepStanding[];
  readonly attestations: readonly Attestation[];
  readonly rows: readonly AttestationRow[];
  readonly evidence: ReadonlyMap<string, EvidenceRow>;
}

/** Lays out how the steps of a return stand. Evidence is read under an access record of the case; without one every outcome is unknown. */
@Injectable()
export class ReturnGround {
  constructor(
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
  ) {}

  async of({ row, keeps, side, now }: SeenReturn): Promise<Ground> {
    const rows = await this.returns.attestations(row.id);
    const evidence = new Map((await this.returns.evidence(row.id, keeps ? null : side === null ? [] : [side])).map((one) => [one.attestationId, one]));
    const { settings: { returns: settings } } = await this.clocks.read();
    const process = toProcess(row);
    const attestations = rows.map((one) => toAttestation(one, evidence.get(one.id)));
    const today = now.slice(0, 10);
    return {
      process, settings, attestations, rows, evidence, today, calendar: await this.clocks.calendar(row.organisationId),
      standings: stepStandings(process, attestations, settings, today),
    };
  }
}
