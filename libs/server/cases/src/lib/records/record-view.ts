import type { CaseCipher } from '@tact/server/crypto';
import type { RecordRow } from './record-row';

/** A record with its fields opened (docs/contract.md section 4). */
export interface RecordView {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly section: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly organisationId: string;
  readonly updatedAt: string;
}

/** Opens a record's sealed fields under its case key. */
export function recordView(row: RecordRow & { readonly createdByName: string }, cipher: CaseCipher): RecordView {
  const sealed = row.sealed ? cipher.open<Record<string, unknown>>('case_record', 'sealed', row.id, row.sealed) : {};
  return {
    id: row.id, caseId: row.caseId, kind: row.kind, section: row.section, fields: { ...row.clear, ...sealed }, version: row.version,
    fieldVersions: row.fieldVersions, createdAt: row.createdAt.toISOString(), createdBy: row.createdBy, createdByName: row.createdByName,
    organisationId: row.organisationId, updatedAt: row.updatedAt.toISOString(),
  };
}
