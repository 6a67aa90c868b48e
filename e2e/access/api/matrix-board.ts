import { v7 as uuidv7 } from 'uuid';
import { Oracle } from '../../oracle/oracle';
import type { Answer } from './api';
import { ADMINS, type Asked, type MatrixRow, SUPERVISORS } from './matrix-row';

/** Every case that the board names is one that its reader works on; every number counts those cases only. */
function ofOwnTeams({ body }: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const userId = world.person(person);
  const mine = new Set(world.cases.map(({ id }) => id).filter((id) => oracle.worksOn(userId, id)));
  const named: readonly { caseId: string }[] = [...body.late, ...body.unassigned, ...body.changes];
  const counted = body.workers.reduce((sum: number, { high, medium, low, none, unscreened }: Record<string, number>) => sum + high! + medium! + low! + none! + unscreened!, 0);
  return [
    ...named.filter(({ caseId }) => !mine.has(caseId)).map(({ caseId }) => `names ${caseId} of somebody else`),
    ...(counted + body.unassignedTotal > mine.size ? [`counts ${counted + body.unassignedTotal} cases instead of at most ${mine.size}`] : []),
    ...(mine.size > 0 && counted + body.unassignedTotal === 0 ? ['counts nothing of what may be seen'] : []),
  ];
}

/** A case that is hidden and one that is missing are refused with one word. */
const reassign: MatrixRow = {
  route: 'POST /api/v1/board/reassignments', roles: SUPERVISORS, about: 'none', gets: { anyone: 200 },
  body: ({ world }) => ({ id: uuidv7(), cases: [{ id: world.theCase('foreign'), version: 1 }, { id: uuidv7(), version: 1 }], ownerId: world.person('stranger'), reason: 'caseload' }),
  content: ({ body }) => body.results.filter(({ outcome, problem }: { outcome: string; problem: string }) => outcome !== 'refused' || problem !== 'not_found').map(() => 'a case of another organisation is not as missing'),
};

/** The board, cases that change hands, deputies, leavers. */
export const BOARD_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/board', roles: SUPERVISORS, about: 'none', gets: { anyone: 200 }, content: ofOwnTeams },
  reassign,
  { route: 'POST /api/v1/board/reassignments/{id}/undo', roles: SUPERVISORS, about: 'none', gets: { anyone: 404 }, body: () => ({}) },
  { route: 'GET /api/v1/board/deputies', roles: SUPERVISORS, about: 'none', gets: { anyone: 200 } },
  { route: 'POST /api/v1/board/deputies', roles: SUPERVISORS, about: 'none', gets: { anyone: 400 }, body: () => ({}) },
  { route: 'POST /api/v1/board/deputies/{id}/end', roles: SUPERVISORS, about: 'none', gets: { anyone: 404 }, body: () => ({ version: 1 }) },
  { route: 'GET /api/v1/admin/memberships/{id}/work', roles: ADMINS, about: 'none', gets: { anyone: 404 } },
];
