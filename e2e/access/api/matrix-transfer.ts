import { v7 as uuidv7 } from 'uuid';
import { type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

const row = (route: string, roles: MatrixRow['roles'], gets: number, body?: unknown): MatrixRow =>
  ({ route, roles, about: 'none', gets: { anyone: gets }, ...(body === undefined ? {} : { body: () => body }) });

/** Asking for an organisation that is nobody's: whoever works on the case is told that it is their own, who reads it that they may not take it there. Steps of nobody's transfer are the one 404. */
export const TRANSFER_ROWS: readonly MatrixRow[] = [
  row('GET /api/v1/transfers', WORKERS, 200),
  row('GET /api/v1/transfers/{id}', WORKERS, 404),
  { route: 'POST /api/v1/cases/{id}/transfers', roles: WORKERS, about: 'case', gets: { works: [403, 422], reads: [403, 422] },
    body: () => ({ id: uuidv7(), toOrganisationId: uuidv7(), reasonCode: 'family_moved', words: 'Nobody is meant' }) },
  row('POST /api/v1/transfers/{id}/accept', SUPERVISORS, 404, { version: 1, words: 'x' }),
  row('POST /api/v1/transfers/{id}/decline', SUPERVISORS, 404, { version: 1, reasonCode: 'other', words: 'x' }),
  row('POST /api/v1/transfers/{id}/withdraw', WORKERS, 404, { version: 1 }),
  row('POST /api/v1/transfers/{id}/close', SUPERVISORS, 404, { version: 1 }),
];
