import type { RecordKind, Section } from '@tact/domain';
import { EntitySchema } from 'typeorm';

/** A row of `tact.case_record`; `sealed` holds the JSON of the fields that are not clear. */
export interface RecordRow {
  readonly id: string;
  readonly caseId: string;
  readonly section: Section;
  readonly kind: RecordKind;
  readonly occurredOn: string | null;
  readonly code: string | null;
  readonly clear: Readonly<Record<string, unknown>>;
  readonly sealed: Buffer | null;
  readonly organisationId: string;
  readonly deletedAt: Date | null;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

const id = { type: 'uuid' } as const;
const text = { type: 'text', nullable: true } as const;
const instant = { type: 'timestamptz' } as const;

export const RecordEntity = new EntitySchema<RecordRow>({
  name: 'CaseRecord', schema: 'tact', tableName: 'case_record',
  columns: {
    id: { ...id, primary: true }, caseId: { ...id, name: 'case_id' }, section: text, kind: text, occurredOn: { type: 'date', nullable: true, name: 'occurred_on' },
    code: text, clear: { type: 'jsonb' }, sealed: { type: 'bytea', nullable: true }, organisationId: { ...id, name: 'organisation_id' },
    deletedAt: { ...instant, nullable: true, name: 'deleted_at' }, version: { type: 'int' }, fieldVersions: { type: 'jsonb', name: 'field_versions' },
    createdBy: { ...id, name: 'created_by' }, createdAt: { ...instant, name: 'created_at' }, updatedBy: { ...id, name: 'updated_by' },
    updatedAt: { ...instant, name: 'updated_at' },
  },
});
