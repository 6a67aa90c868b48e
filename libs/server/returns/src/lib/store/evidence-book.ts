import { Inject, Injectable } from '@nestjs/common';
import { type EvidenceDocument, isTwoSided, type NewAttestation, type ReturnStepCode, returnStep } from '@tact/domain';
import { approvalHmac, type CaseCipher, CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound } from '@tact/server/platform';
import type { SeenReturn } from '../access/return-finder';
import type { AttestationRow, EvidenceRow, SealedEvidence } from './return-row';

export interface Signed extends NewAttestation {
  readonly id: string;
  readonly kind: 'evidence' | 'override';
  readonly note: string | null;
  readonly validUntil: string | null;
}

/** Evidence as somebody reads it. */
export interface OpenEvidence {
  readonly outcome: string | null;
  readonly documents: readonly EvidenceDocument[];
  readonly note: string | null;
}

const ATTEST = `insert into tact.return_attestation (id, process_id, case_id, step, kind, sides, two_sided, valid_until, document_on, attested_by, attested_organisation_id,
  attested_side, attested_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`;
const KEEP = `insert into tact.return_evidence (id, attestation_id, process_id, case_id, sides, outcome, documents, sealed, organisation_id, by, at)
  values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Keeps signatures and their evidence: kinds and days in clear, references, holders and words under the case key. */
@Injectable()
export class EvidenceBook {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  async cipher(caseId: string): Promise<CaseCipher> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher;
  }

  /** The first signature with its evidence. 409 `id_taken` when the id stands for something else. */
  async attest(by: string, { row, organisationId, side, now }: SeenReturn, { id, step, kind, outcome, documents, note, validUntil }: Signed): Promise<void> {
    const sides = [...returnStep(step).sides];
    const newest = documents.map(({ on }) => on).sort().at(-1) ?? null;
    const made = await this.uow.query<{ id: string }>(ATTEST, [id, row.id, row.caseId, step, kind, sides, isTwoSided(step), validUntil, newest, by, organisationId, side ?? sides[0], now]);
    if (made.length !== 1) throw new Conflict('id_taken');
    const cipher = await this.cipher(row.caseId);
    const sealed: SealedEvidence = { documents: documents.map(({ reference, holder }) => ({ reference, holder })), note };
    await this.uow.query(KEEP, [id, row.id, row.caseId, sides, outcome, JSON.stringify(documents.map((one) => ({ kind: one.kind, on: one.on, validUntil: one.validUntil ?? null }))),
      cipher.seal('return_evidence', 'sealed', id, sealed), organisationId, by, now]);
  }

  /** The second signature, with an HMAC under the case key over what was signed. */
  async countersign(by: string, { row, organisationId, side, now }: SeenReturn, attestation: AttestationRow, evidence: EvidenceRow): Promise<void> {
    const cipher = await this.cipher(row.caseId);
    const hmac = approvalHmac(cipher, signedText(attestation, open(cipher, evidence)));
    const done = await this.uow.query<{ id: string }>(`with done as (update tact.return_attestation set countersigned_by = $2, countersigned_organisation_id = $3, countersigned_side = $4,
      countersigned_at = $5, hmac = $6, version = version + 1 where id = $1 and version = $7 and countersigned_by is null returning id) select id from done`,
      [attestation.id, by, organisationId, side, now, hmac, attestation.version]);
    if (done.length !== 1) throw new Conflict();
  }

  /** Takes a signature back; the step is open again, what was signed stays readable. */
  async withdraw(by: string, now: string, { id, version }: Pick<AttestationRow, 'id' | 'version'>): Promise<void> {
    const done = await this.uow.query<{ id: string }>(`with done as (update tact.return_attestation set withdrawn_at = $2, withdrawn_by = $3, version = version + 1
      where id = $1 and version = $4 and withdrawn_at is null returning id) select id from done`, [id, now, by, version]);
    if (done.length !== 1) throw new Conflict();
  }

  /** The evidence, and whether it still is what the second person signed; null where nobody signed a second time. */
  read(cipher: CaseCipher, attestation: AttestationRow, evidence: EvidenceRow): OpenEvidence & { readonly intact: boolean | null } {
    const opened = open(cipher, evidence);
    return { ...opened, intact: attestation.hmac === null ? null : approvalHmac(cipher, signedText(attestation, opened)).equals(attestation.hmac) };
  }
}

function open(cipher: CaseCipher, { attestationId, outcome, documents, sealed }: EvidenceRow): OpenEvidence {
  const { documents: parts, note } = cipher.open<SealedEvidence>('return_evidence', 'sealed', attestationId, sealed);
  return { outcome, note, documents: documents.map(({ kind, on, validUntil }, at) => ({ kind, on, validUntil, reference: parts[at]?.reference ?? '', holder: parts[at]?.holder ?? '' })) };
}

/** The text of a signature: the step, who signed first and when, and every word of the evidence. */
function signedText({ id, step, attestedBy, attestedAt, validUntil }: { id: string; step: ReturnStepCode; attestedBy: string; attestedAt: Date; validUntil: string | null }, evidence: OpenEvidence): string {
  const documents = evidence.documents.map(({ kind, on, reference, holder, validUntil: until }) => [kind, on, reference, holder, until ?? null]);
  return JSON.stringify([id, step, attestedBy, attestedAt.toISOString(), validUntil, evidence.outcome, documents, evidence.note]);
}
