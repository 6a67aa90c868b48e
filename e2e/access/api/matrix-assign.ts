import { type MatrixRow, SUPERVISORS } from './matrix-row';

/** Who may own a case: for who may assign it; only people of its organisation and team who work on cases now. */
export const ASSIGN_ROWS: readonly MatrixRow[] = [
  {
    route: 'GET /api/v1/cases/{id}/owners', roles: SUPERVISORS, about: 'case', gets: { works: 200, reads: 403 },
    content: (answer, { world, id }) => {
      const listed = ((answer.body?.items ?? []) as { userId: string }[]).map(({ userId }) => userId);
      const file = world.cases.find((one) => one.id === id);
      const able = new Set(world.memberships
        .filter(({ organisationId, teamId, to }) => organisationId === file?.organisationId && (file.teamId === null || teamId === file.teamId) && to === null)
        .filter(({ userId, role }) => ['social_worker', 'supervisor'].includes(role) && world.users.some((user) => user.id === userId && user.active))
        .map(({ userId }) => userId));
      return [...listed.filter((userId) => !able.has(userId)).map((userId) => `offers ${userId}, who may not own it`),
        ...[...able].filter((userId) => !listed.includes(userId)).map((userId) => `leaves out ${userId}, who may own it`)];
    },
  },
];
