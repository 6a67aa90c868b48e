import { v7 as uuidv7 } from 'uuid';
import { type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

const row = (route: string, roles: MatrixRow['roles'], gets: number | readonly number[], body?: unknown): MatrixRow =>
  ({ route, roles, about: 'none', gets: { anyone: gets }, ...(body === undefined ? {} : { body: () => body }) });

/** Without a reason nothing is opened (400), which tells who is let in from who is not: 403 is also the answer without a second factor. Reviews of nobody's access are the one 404. */
export const EMERGENCY_ROWS: readonly MatrixRow[] = [
  { ...row('POST /api/v1/emergency-access', WORKERS, 400), body: ({ world }) => ({ id: uuidv7(), caseCode: world.theCase('foreign').slice(0, 12), reasonCode: 'medical', reason: '', code: '123456' }) },
  row('GET /api/v1/emergency-access', WORKERS, 200),
  row('GET /api/v1/emergency-reviews', SUPERVISORS, 200),
  row('GET /api/v1/emergency-reviews/{id}', SUPERVISORS, 404),
  row('POST /api/v1/emergency-reviews/{id}/decide', SUPERVISORS, 404, { version: 1, verdict: 'justified', comment: '' }),
  { route: 'GET /api/v1/cases/{id}/blocks', roles: WORKERS, about: 'case', gets: { works: 200, reads: 403 } },
  { route: 'POST /api/v1/cases/{id}/blocks/people', roles: WORKERS, about: 'case', gets: { works: 200, reads: 403 }, body: () => ({ find: 'nobody at all' }) },
  { route: 'POST /api/v1/cases/{id}/blocks', roles: WORKERS, about: 'case', gets: { works: 422, reads: 403 }, body: () => ({ id: uuidv7(), kind: 'user', blockedId: uuidv7(), reason: 'Nobody is meant' }) },
  ...['confirm', 'refuse', 'remove', 'keep'].map((act) => row(`POST /api/v1/blocks/{id}/${act}`, SUPERVISORS, 404, { version: 1 })),
  row('POST /api/v1/blocks/{id}/propose-removal', WORKERS, 404, { version: 1, reason: 'Nobody is meant' }),
  row('GET /api/v1/matches', SUPERVISORS, 200),
  ...['agree', 'differ', 'link', 'unlink'].map((act) => row(`POST /api/v1/matches/{id}/${act}`, SUPERVISORS, 404, { version: 1 })),
];
