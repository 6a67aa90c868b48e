import { v7 as uuidv7 } from 'uuid';
import type { Answer } from './api';
import { ADMINS, type Asked, type MatrixRow, SUPERVISORS } from './matrix-row';

const REFUSED = [400, 422] as const;
/** Administration carries no case: who lacks the right is refused, who has it meets the rules of the body or the one 404. */
const admin = (route: string, roles: MatrixRow['roles'], gets: number | readonly number[], more: Partial<MatrixRow> = {}): MatrixRow => ({ route, roles, about: 'none', gets: { anyone: gets }, ...more });
const own = (route: string, gets: number | readonly number[] = 200, more: Partial<MatrixRow> = {}): MatrixRow => admin(route, 'all', gets, more);
const open = (route: string, gets: number | readonly number[], body?: unknown): MatrixRow => ({ route, roles: 'public', about: 'none', gets: { anyone: gets }, ...(body === undefined ? {} : { body: () => body }) });
const versioned = { headers: { 'if-match': '1' }, body: () => ({}) } as const;
const decided = { body: () => ({ version: 1 }) } as const;

function me(answer: Answer, { world, person }: Asked): string[] {
  return answer.body.userId === world.person(person) ? [] : ['somebody else'];
}

const anImport = (route: string, gets: number | readonly number[], body?: unknown): MatrixRow =>
  ({ route, roles: SUPERVISORS, about: 'import', gets: { own: gets }, ...(body === undefined ? {} : { body: () => body }) });

/** Everything that is not about a case: sign-in, the own account, reference, administration, oversight and imports. */
export const OTHER_ROWS: readonly MatrixRow[] = [
  open('GET /health/live', 200), open('GET /health/ready', 200), open('GET /api/v1/auth/demo-accounts', 200), open('POST /api/v1/auth/sign-in', [400, 401], {}),
  open('POST /api/v1/auth/refresh', [400, 401], {}), open('POST /api/v1/auth/sign-out', [204, 401], {}), open('POST /api/v1/auth/unlock', [400, 401], {}),
  open('POST /api/v1/auth/invitations/open', REFUSED, {}), open('POST /api/v1/auth/invitations/accept', REFUSED, {}),
  own('GET /api/v1/me', 200, { content: me }), own('PATCH /api/v1/me', 200, { body: () => ({ language: 'en' }) }), own('GET /api/v1/me/sessions'), own('GET /api/v1/me/devices'), own('GET /api/v1/me/notifications'),
  own('POST /api/v1/me/password', REFUSED, { body: () => ({}) }), own('DELETE /api/v1/me/sessions/{id}', 404), own('DELETE /api/v1/me/devices/{id}', 404), own('POST /api/v1/me/notifications/{id}/read', 404),
  own('GET /api/v1/reference'),
  ...['codes', 'organisations', 'settings', 'teams'].map((name) => admin(`GET /api/v1/admin/${name}`, ADMINS, 200)),
  ...['memberships', 'roles', 'users'].map((name) => admin(`GET /api/v1/admin/${name}`, ['administrator', 'dpo'], 200)),
  admin('GET /api/v1/admin/changes', ['administrator', 'dpo', 'supervisor'], 200),
  ...['areas', 'codes', 'memberships', 'organisations', 'roles', 'teams', 'users'].map((name) => admin(`POST /api/v1/admin/${name}`, ADMINS, 400, { body: () => ({}) })),
  ...['organisations', 'roles', 'teams', 'users'].map((name) => admin(`PATCH /api/v1/admin/${name}/{id}`, ADMINS, [400, 404], versioned)),
  admin('PATCH /api/v1/admin/codes/{list}/{code}', ADMINS, [400, 404], versioned), admin('PATCH /api/v1/admin/settings/{key}', ADMINS, [400, 404], versioned),
  admin('GET /api/v1/admin/codes/{list}/{code}/history', ADMINS, [400, 404]), admin('GET /api/v1/admin/settings/{key}/history', ADMINS, [200, 400, 404]),
  admin('POST /api/v1/admin/memberships/{id}/end', ADMINS, 404, decided), admin('POST /api/v1/admin/users/{id}/password-reset', ADMINS, 404, { body: () => ({}) }),
  admin('POST /api/v1/admin/users/{id}/second-factor-reset', ADMINS, 404, { body: () => ({}) }), admin('POST /api/v1/admin/changes/{id}/withdraw', ADMINS, 404, decided),
  ...['confirm', 'refuse'].map((name) => admin(`POST /api/v1/admin/changes/{id}/${name}`, ['dpo', 'supervisor'], 404, decided)),
  admin('POST /api/v1/oversight/access-log', ['dpo'], 200, { body: () => ({}) }), admin('POST /api/v1/oversight/audit-log', ['dpo'], 200, { body: () => ({}) }),
  admin('GET /api/v1/imports', SUPERVISORS, 200), admin('POST /api/v1/imports', SUPERVISORS, [400, 406, 415, 422], { body: () => ({ id: uuidv7() }) }),
  anImport('GET /api/v1/imports/{id}', 200), anImport('GET /api/v1/imports/{id}/problems', 200), anImport('GET /api/v1/imports/{id}/duplicates', 200),
  anImport('POST /api/v1/imports/{id}/decisions', [200, 400, 409, 422], { decisions: [] }), anImport('POST /api/v1/imports/{id}/start', [202, 409, 422], {}),
  anImport('DELETE /api/v1/imports/{id}', [204, 409]),
];
