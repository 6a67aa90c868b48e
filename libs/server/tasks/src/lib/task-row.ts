import { EntitySchema } from 'typeorm';

/** A row of `tact.case_task`. It stores its due time and the version of the clock settings it came from. */
export interface TaskRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly settingVersion: number;
  readonly assigneeId: string | null;
  readonly organisationId: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly recordId: string | null;
  readonly escalatedAt: Date | null;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

const id = { type: 'uuid', nullable: true } as const;
const instant = { type: 'timestamptz', nullable: true } as const;

export const TaskEntity = new EntitySchema<TaskRow>({
  name: 'CaseTask', schema: 'tact', tableName: 'case_task',
  columns: {
    id: { type: 'uuid', primary: true }, caseId: { ...id, name: 'case_id' }, kind: { type: 'text' }, dueAt: { ...instant, name: 'due_at' },
    settingVersion: { type: 'int', name: 'setting_version' }, assigneeId: { ...id, name: 'assignee_id' }, organisationId: { ...id, name: 'organisation_id' },
    state: { type: 'text' }, doneAt: { ...instant, name: 'done_at' }, doneBy: { ...id, name: 'done_by' }, recordId: { ...id, name: 'record_id' },
    escalatedAt: { ...instant, name: 'escalated_at' }, version: { type: 'int' }, fieldVersions: { type: 'jsonb', name: 'field_versions' },
    createdBy: { ...id, name: 'created_by' }, createdAt: { ...instant, name: 'created_at' }, updatedBy: { ...id, name: 'updated_by' },
    updatedAt: { ...instant, name: 'updated_at' },
  },
});

/** The TypeORM entities of this capability, for the DataSource. */
export const TASK_ENTITIES = [TaskEntity];
