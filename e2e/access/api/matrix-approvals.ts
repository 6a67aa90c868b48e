import { v7 as uuidv7 } from 'uuid';
import { type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

/** Far ahead: whoever is let through meets the conflict, and nothing changes. */
const FAR = 9_999;
const version = () => ({ version: FAR });
const SOME = ['own', 'teamCase', 'otherTeam', 'foreign', 'blocksWorker', 'blocksNgo', 'accepted', 'sent', 'declined', 'blocksPolice'];

/** Proposing and deciding approvals of the file's own subjects. */
export const APPROVAL_ROWS: readonly MatrixRow[] = [
  { route: 'POST /api/v1/cases/{id}/approvals', roles: WORKERS, about: 'case', only: SOME, body: () => ({ id: uuidv7(), subjectKind: 'assessment', subjectId: uuidv7() }), gets: { works: 422 } },
  { route: 'POST /api/v1/approvals/{id}/approve', roles: SUPERVISORS, about: 'referral', body: version, gets: { works: [403, 409] } },
  { route: 'POST /api/v1/approvals/{id}/return', roles: SUPERVISORS, about: 'referral', body: () => ({ version: FAR, fields: [], comment: 'x' }), gets: { works: [403, 409] } },
  { route: 'POST /api/v1/approvals/{id}/withdraw', roles: WORKERS, about: 'referral', body: version, gets: { works: [403, 409, 422] } },
];
