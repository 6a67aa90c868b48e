import type { GateResult } from '@tact/domain';
import { EntitySchema } from 'typeorm';

/** A row of `tact.stage_move`: who moved the case when, and what the gates said. */
export interface StageMoveRow {
  readonly id: string;
  readonly caseId: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly at: Date;
  readonly by: string;
  readonly reasonCode: string | null;
  readonly gates: readonly GateResult[];
}

const id = { type: 'uuid' } as const;
const text = { type: 'text', nullable: true } as const;

export const StageMoveEntity = new EntitySchema<StageMoveRow>({
  name: 'StageMove', schema: 'tact', tableName: 'stage_move',
  columns: {
    id: { ...id, primary: true }, caseId: { ...id, name: 'case_id' }, fromStage: { ...text, name: 'from_stage' }, toStage: { ...text, name: 'to_stage' },
    fromStatus: { ...text, name: 'from_status' }, toStatus: { ...text, name: 'to_status' }, at: { type: 'timestamptz' }, by: id,
    reasonCode: { ...text, name: 'reason_code' }, gates: { type: 'jsonb' },
  },
});
