import type { Attestation, ReturnPlacement, ReturnProcess, ReturnSide, ReturnState, ReturnStepCode, StopReason } from '@tact/domain';
import type { SourcedGrant } from '@tact/permissions';

/** A row of `tact.return_process`; days as text. */
export interface ProcessRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly organisationId: string;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly state: ReturnState;
  readonly placement: ReturnPlacement | null;
  readonly travelOn: string | null;
  readonly stopReason: StopReason | null;
  readonly consideredAt: Date;
  readonly clearedAt: Date | null;
  readonly travelledAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly endedAt: Date | null;
  readonly lastIncidentAt: Date | null;
  readonly version: number;
}

export const PROCESS_COLUMNS = `p.id, p.case_id as "caseId", p.case_code as "caseCode", p.organisation_id as "organisationId", p.from_country as "fromCountry",
  p.to_country as "toCountry", p.state, p.placement, p.travel_on::text as "travelOn", p.stop_reason as "stopReason", p.considered_at as "consideredAt",
  p.cleared_at as "clearedAt", p.travelled_at as "travelledAt", p.arrived_at as "arrivedAt", p.ended_at as "endedAt", p.last_incident_at as "lastIncidentAt", p.version`;

/** A row with what decides its sight. */
export interface SightedRow extends ProcessRow {
  readonly grants: readonly SourcedGrant[];
  readonly blocked: boolean;
  /** Domain time, and the time that expiry of access is measured by. */
  readonly now: Date;
  readonly accessNow: Date;
}

export interface AttestationRow {
  readonly id: string;
  readonly step: ReturnStepCode;
  readonly kind: 'evidence' | 'override';
  readonly validUntil: string | null;
  readonly documentOn: string | null;
  readonly attestedBy: string;
  readonly attestedByName: string;
  readonly attestedOrganisation: string;
  readonly attestedSide: ReturnSide;
  readonly attestedAt: Date;
  readonly countersignedBy: string | null;
  readonly countersignedByName: string | null;
  readonly countersignedOrganisation: string | null;
  readonly countersignedSide: ReturnSide | null;
  readonly countersignedAt: Date | null;
  readonly hmac: Buffer | null;
  readonly withdrawnAt: Date | null;
  readonly version: number;
}

/** What is said of a document in clear: its kind and its days. */
export interface ClearDocument {
  readonly kind: string;
  readonly on: string;
  readonly validUntil: string | null;
}

/** What is sealed of an attestation: who holds which reference, and words. */
export interface SealedEvidence {
  readonly documents: readonly { readonly reference: string; readonly holder: string }[];
  readonly note: string | null;
}

export interface EvidenceRow {
  readonly attestationId: string;
  readonly outcome: string | null;
  readonly documents: readonly ClearDocument[];
  readonly sealed: Buffer;
}

export interface PartnerRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly side: ReturnSide;
  readonly workerId: string | null;
  readonly workerName: string | null;
  readonly since: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The process as the rules read it. */
export function toProcess(row: ProcessRow): ReturnProcess {
  return {
    state: row.state, fromCountry: row.fromCountry, toCountry: row.toCountry, placement: row.placement, travelOn: row.travelOn, lastIncidentAt: iso(row.lastIncidentAt),
    travelledAt: iso(row.travelledAt),
  };
}

/** An attestation as the rules read it; its outcome is known where its evidence is. */
export function toAttestation(row: AttestationRow, evidence: EvidenceRow | undefined): Attestation {
  return {
    id: row.id, step: row.step, kind: row.kind, outcome: evidence?.outcome ?? null, validUntil: row.validUntil, documentOn: row.documentOn, attestedBy: row.attestedBy,
    attestedSide: row.attestedSide, attestedAt: row.attestedAt.toISOString(), countersignedBy: row.countersignedBy, countersignedSide: row.countersignedSide,
    countersignedAt: iso(row.countersignedAt), withdrawnAt: iso(row.withdrawnAt),
  };
}
