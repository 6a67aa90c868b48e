import { EntitySchema } from 'typeorm';

/** A row of `tact.case_name`: one display name under the case key, with its blind-index tokens. */
export interface CaseNameRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: 'primary' | 'alias';
  readonly sealed: Buffer;
  /** 64-bit numbers as PostgreSQL writes them. */
  readonly tokens: readonly string[];
  readonly partCount: number;
  readonly version: number;
}

export const CaseNameEntity = new EntitySchema<CaseNameRow>({
  name: 'CaseName', schema: 'tact', tableName: 'case_name',
  columns: {
    id: { type: 'uuid', primary: true }, caseId: { type: 'uuid', name: 'case_id' }, kind: { type: 'text' }, sealed: { type: 'bytea' },
    tokens: { type: 'bigint', array: true }, partCount: { type: 'int', name: 'part_count' }, version: { type: 'int' },
  },
});
