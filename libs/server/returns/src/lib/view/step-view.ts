import { attestRefusal, countersignRefusal, isTwoSided, maySign, overrideRefusal, type ReturnSide, type ReturnStepCode, returnStep, type StepState, type StepStanding } from '@tact/domain';
import type { CaseCipher } from '@tact/server/crypto';
import type { Principal } from '@tact/server/platform';
import { type SeenReturn, signerOf } from '../access/return-finder';
import type { Ground } from '../access/return-ground';
import type { EvidenceBook, OpenEvidence } from '../store/evidence-book';
import type { AttestationRow } from '../store/return-row';

export interface SignatureView {
  readonly by: string;
  readonly byName: string;
  readonly organisationName: string;
  readonly side: ReturnSide | null;
  readonly at: string;
}

export interface AttestationView {
  readonly id: string;
  readonly kind: 'evidence' | 'override';
  readonly validUntil: string | null;
  readonly withdrawnAt: string | null;
  readonly signatures: readonly SignatureView[];
  /** Null where it is not the reader's to see. */
  readonly evidence: (OpenEvidence & { readonly intact: boolean | null }) | null;
}

export interface StepView {
  readonly step: ReturnStepCode;
  readonly state: StepState;
  readonly gate: boolean;
  readonly sides: readonly ReturnSide[];
  readonly twoSided: boolean;
  readonly waitsFor: readonly ReturnStepCode[];
  readonly attestation: AttestationView | null;
  /** What counted before: readable as it was signed. */
  readonly earlier: readonly AttestationView[];
  /** What the reader may do with it now. */
  readonly may: { readonly attest: boolean; readonly countersign: boolean; readonly override: boolean; readonly reopen: boolean };
  /** Why the reader may not countersign what waits for a second signature. */
  readonly whyNot: string | null;
}

export interface StepReader {
  readonly principal: Principal;
  readonly seen: SeenReturn;
  readonly ground: Ground;
  readonly cipher: CaseCipher;
  readonly book: EvidenceBook;
}

/** One step as the principal sees it: its state always, its evidence where it works on it. */
export function stepView(reader: StepReader, standing: StepStanding): StepView {
  const { step, state, waitsFor } = standing;
  const { gate, sides } = returnStep(step);
  const rows = reader.ground.rows.filter((row) => row.step === step);
  const current = rows.find(({ id }) => id === standing.attestation?.id);
  const { may, whyNot } = rights(reader, standing);
  return {
    step, state, gate, sides, twoSided: isTwoSided(step), waitsFor, may, whyNot, attestation: current ? attestationView(reader, current) : null,
    earlier: rows.filter((row) => row !== current).map((row) => attestationView(reader, row)),
  };
}

function attestationView({ ground, cipher, book }: StepReader, row: AttestationRow): AttestationView {
  const evidence = ground.evidence.get(row.id);
  const first = { by: row.attestedBy, byName: row.attestedByName, organisationName: row.attestedOrganisation, side: row.attestedSide, at: row.attestedAt.toISOString() };
  const second = row.countersignedBy === null ? [] : [{
    by: row.countersignedBy, byName: row.countersignedByName ?? '', organisationName: row.countersignedOrganisation ?? '', side: row.countersignedSide,
    at: row.countersignedAt?.toISOString() ?? '',
  }];
  return {
    id: row.id, kind: row.kind, validUntil: row.validUntil, withdrawnAt: row.withdrawnAt?.toISOString() ?? null, signatures: [first, ...second],
    evidence: evidence ? book.read(cipher, row, evidence) : null,
  };
}

function rights({ principal, seen, ground }: StepReader, standing: StepStanding): Pick<StepView, 'may' | 'whyNot'> {
  const signer = signerOf(principal, seen);
  const { step, attestation } = standing;
  const updates = principal.ability.can('update', seen.subject);
  const refusal = attestRefusal(ground.process, standing, { step, outcome: null, documents: [] }, signer, ground.settings);
  const waits = standing.state === 'signed_once' && attestation !== null && attestation.countersignedAt === null;
  const whyNot = waits && updates ? (countersignRefusal(ground.process, standing, attestation, signer)?.code ?? null) : null;
  return {
    whyNot,
    may: {
      attest: updates && maySign(step, signer) && (refusal === null || refusal.code === 'evidence_missing'),
      countersign: waits && updates && whyNot === null,
      override: seen.keeps && principal.ability.can('approve', seen.subject) && (overrideRefusal(ground.process, standing, '')?.code ?? 'reason_missing') === 'reason_missing',
      reopen: updates && attestation !== null && attestation.withdrawnAt === null && ['closed', 'overridden', 'signed_once'].includes(standing.state)
        && (seen.keeps || attestation.attestedBy === principal.userId) && ['considered', 'cleared', 'travelling', 'arrived'].includes(ground.process.state),
    },
  };
}
