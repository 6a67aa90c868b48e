import type { CaseStatus, RiskLevel, Stage, VictimStatus } from '@tact/domain';
import { EntitySchema } from 'typeorm';

/** A row of `tact.case_file`. No column declares a database default: an insert must not read back what it wrote. */
export interface CaseRow {
  readonly id: string;
  readonly code: string;
  readonly programmeId: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly subjectId: string;
  readonly stage: Stage;
  readonly status: CaseStatus;
  readonly risk: RiskLevel | null;
  readonly victimStatus: VictimStatus;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly areaId: string | null;
  readonly presenceCountry: string | null;
  readonly residenceCountry: string | null;
  readonly exploitation: readonly string[];
  readonly identificationSource: string | null;
  readonly source: 'registered' | 'migrated';
  readonly registeredAt: Date;
  readonly stageSince: Date;
  readonly closedAt: Date | null;
  readonly closureReason: string | null;
  readonly languages: readonly string[];
  readonly nextDue: Date | null;
  readonly importRunId: string | null;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

const text = { type: 'text', nullable: true } as const;
const list = { type: 'text', array: true } as const;
const instant = { type: 'timestamptz', nullable: true } as const;
const id = { type: 'uuid', nullable: true } as const;

export const CaseEntity = new EntitySchema<CaseRow>({
  name: 'CaseFile', schema: 'tact', tableName: 'case_file',
  columns: {
    id: { type: 'uuid', primary: true }, code: text, programmeId: { ...id, name: 'programme_id' }, organisationId: { ...id, name: 'organisation_id' },
    teamId: { ...id, name: 'team_id' }, ownerId: { ...id, name: 'owner_id' }, subjectId: { ...id, name: 'subject_id' }, stage: text, status: text,
    risk: text, victimStatus: { ...text, name: 'victim_status' }, sex: text, birthYear: { type: 'int', nullable: true, name: 'birth_year' },
    areaId: { ...id, name: 'area_id' }, presenceCountry: { ...text, name: 'presence_country' },
    residenceCountry: { ...text, name: 'residence_country' }, exploitation: list, identificationSource: { ...text, name: 'identification_source' },
    source: text, registeredAt: { ...instant, name: 'registered_at' }, stageSince: { ...instant, name: 'stage_since' },
    closedAt: { ...instant, name: 'closed_at' }, closureReason: { ...text, name: 'closure_reason' }, languages: list,
    nextDue: { ...instant, name: 'next_due' }, importRunId: { ...id, name: 'import_run_id' }, version: { type: 'int' },
    fieldVersions: { type: 'jsonb', name: 'field_versions' }, createdBy: { ...id, name: 'created_by' }, createdAt: { ...instant, name: 'created_at' },
    updatedBy: { ...id, name: 'updated_by' }, updatedAt: { ...instant, name: 'updated_at' },
  },
});

const NAMES = Object.entries(CaseEntity.options.columns).map(([property, column]) => `c.${column?.name ?? property} as "${property}"`);

/** The columns of `tact.case_file c`, named as in `CaseRow`, for parameterised SQL. */
export const CASE_COLUMNS = NAMES.join(', ');
