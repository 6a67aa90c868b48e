import { v7 as uuidv7 } from 'uuid';
import { CASE_ROLES, type MatrixRow, SUPERVISORS } from './matrix-row';

const row = (route: string, roles: MatrixRow['roles'], gets: number | readonly number[], body?: unknown): MatrixRow =>
  ({ route, roles, about: 'none', gets: { anyone: gets }, ...(body === undefined ? {} : { body: () => body }) });

/** Who has no second factor opens nothing (403); what it names is never looked up. Reviews of nobody's access are the one 404. */
export const EMERGENCY_ROWS: readonly MatrixRow[] = [
  { ...row('POST /api/v1/emergency-access', CASE_ROLES, [403, 404]), body: ({ world }) => ({ id: uuidv7(), caseCode: world.theCase('foreign').slice(0, 12), reasonCode: 'medical', reason: 'In the emergency ward', code: '123456' }) },
  row('GET /api/v1/emergency-access', CASE_ROLES, 200),
  row('GET /api/v1/emergency-reviews', SUPERVISORS, 200),
  row('GET /api/v1/emergency-reviews/{id}', SUPERVISORS, 404),
  row('POST /api/v1/emergency-reviews/{id}/decide', SUPERVISORS, 404, { version: 1, verdict: 'justified', comment: '' }),
];
