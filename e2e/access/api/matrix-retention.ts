import { v7 as uuidv7 } from 'uuid';
import type { MatrixRow } from './matrix-row';

const row = (route: string, roles: MatrixRow['roles'], gets: number | readonly number[], body?: unknown): MatrixRow =>
  ({ route, roles, about: 'none', gets: { anyone: gets }, ...(body === undefined ? {} : { body: () => body }) });
const DECIDE = { version: 1 } as const;

/** Retention and erasure: codes only; an unknown code and a hidden erasure are the one 404. */
export const RETENTION_ROWS: readonly MatrixRow[] = [
  row('POST /api/v1/oversight/retention', ['dpo'], 200, {}),
  row('GET /api/v1/oversight/erasures', ['dpo', 'supervisor'], 200),
  row('POST /api/v1/oversight/erasures', ['dpo'], 404, { id: uuidv7(), caseCode: 'AAA-AAAA-AAA', reason: 'request' }),
  row('POST /api/v1/oversight/erasures/{id}/confirm', ['dpo', 'supervisor'], 404, DECIDE),
  row('POST /api/v1/oversight/erasures/{id}/refuse', ['dpo', 'supervisor'], 404, DECIDE),
  row('POST /api/v1/oversight/erasures/{id}/withdraw', ['dpo'], 404, DECIDE),
];
