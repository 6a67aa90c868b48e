import { CASE_ENTITIES } from '@tact/server/cases';
import { TASK_ENTITIES } from '@tact/server/tasks';
import type { EntitySchema } from 'typeorm';

/** Every TypeORM entity of the capabilities. */
export const entities: EntitySchema[] = [...CASE_ENTITIES, ...TASK_ENTITIES];
