import { v7 as uuidv7 } from 'uuid';
import { type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

const step = (act: string, roles: MatrixRow['roles']): MatrixRow =>
  ({ route: `POST /api/v1/cases/{id}/consent-overrides/{override}/${act}`, roles, about: 'case', gets: { works: 404, reads: 403 }, body: () => ({ version: 1 }) });

/** An override that nobody proposed is the 404 of those who work on the case; a recipient that does not exist is refused. */
export const CONSENT_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/cases/{id}/consent-overrides', roles: WORKERS, about: 'case', gets: { works: 200, reads: 403 } },
  { route: 'POST /api/v1/cases/{id}/consent-overrides', roles: WORKERS, about: 'case', gets: { works: 422, reads: 403 },
    body: () => ({ id: uuidv7(), recipientOrgId: uuidv7(), sections: ['risk'], basis: 'legal_duty', reason: 'Nobody is meant by this', until: new Date(Date.now() + 86_400_000).toISOString() }) },
  step('approve', SUPERVISORS), step('refuse', SUPERVISORS), step('end', WORKERS),
  { route: 'POST /api/v1/oversight/consent-overrides', roles: ['dpo'], about: 'none', gets: { anyone: 200 }, body: () => ({}) },
];
