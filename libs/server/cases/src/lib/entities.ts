import { CaseEntity } from './case/case-row';
import { StageMoveEntity } from './lifecycle/stage-move-row';
import { CaseNameEntity } from './records/case-name-row';
import { RecordEntity } from './records/record-row';

/** The TypeORM entities of this capability, for the DataSource. */
export const CASE_ENTITIES = [CaseEntity, RecordEntity, CaseNameEntity, StageMoveEntity];
