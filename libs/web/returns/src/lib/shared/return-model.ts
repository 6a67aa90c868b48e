import type { ReturnSide, ReturnState, ReturnStepCode, StepState, UnmetReturnGate } from '@tact/domain';

export interface ReturnHead {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly state: ReturnState;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly placement: 'family' | 'not_family' | null;
  readonly travelOn: string | null;
  readonly stopReason: string | null;
  readonly consideredAt: string;
  readonly clearedAt: string | null;
  readonly travelledAt: string | null;
  readonly arrivedAt: string | null;
  readonly endedAt: string | null;
  readonly counts: { readonly closed: number; readonly open: number; readonly toCome: number; readonly notApplicable: number; readonly gatesMet: number; readonly gates: number };
  readonly version: number;
}

/** One in "Returns with us". */
export interface PartnerReturn extends ReturnHead {
  readonly keeperName: string;
  readonly side: ReturnSide | null;
  readonly waiting: readonly string[];
}

export interface SignatureView {
  readonly by: string;
  readonly byName: string;
  readonly organisationName: string;
  readonly side: ReturnSide | null;
  readonly at: string;
}

export interface EvidenceView {
  readonly outcome: string | null;
  readonly documents: readonly { readonly kind: string; readonly on: string; readonly reference: string; readonly holder: string; readonly validUntil?: string | null }[];
  readonly note: string | null;
  readonly intact: boolean | null;
}

export interface AttestationView {
  readonly id: string;
  readonly kind: 'evidence' | 'override';
  readonly validUntil: string | null;
  readonly withdrawnAt: string | null;
  readonly signatures: readonly SignatureView[];
  readonly evidence: EvidenceView | null;
}

export interface StepView {
  readonly step: ReturnStepCode;
  readonly state: StepState;
  readonly gate: boolean;
  readonly sides: readonly ReturnSide[];
  readonly twoSided: boolean;
  readonly waitsFor: readonly ReturnStepCode[];
  readonly attestation: AttestationView | null;
  readonly earlier: readonly AttestationView[];
  readonly may: { readonly attest: boolean; readonly countersign: boolean; readonly override: boolean; readonly reopen: boolean };
  readonly whyNot: string | null;
}

export interface PartnerView {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly side: ReturnSide;
  readonly workerId: string | null;
  readonly workerName: string | null;
  readonly since: string;
  readonly endedAt: string | null;
}

/** A return as its page reads it (docs/contract.md, Assisted return). */
export interface ReturnDetail extends ReturnHead {
  readonly role: 'keeper' | 'partner';
  readonly side: ReturnSide | null;
  readonly next: { readonly to: string; readonly unmet: readonly UnmetReturnGate[] } | null;
  readonly nextGates: readonly ReturnStepCode[];
  readonly steps: readonly StepView[];
  readonly partners: readonly PartnerView[];
  readonly may: { readonly change: boolean; readonly move: boolean; readonly stop: boolean; readonly name: boolean; readonly appoint: boolean };
}
