import { v7 as uuidv7 } from 'uuid';
import { Oracle } from '../../oracle/oracle';
import { ORACLE_SECTIONS, type OracleSection } from '../../oracle/world';
import { EMPTY_SECTIONS } from '../worlds/canaries';
import { CASE_NAMES } from '../worlds/fixed';
import type { Answer } from './api';
import { type Asked, CASE_ROLES, type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

const SOME = ['own', 'teamCase', 'unassigned', 'otherTeam', 'foreign', 'blocksWorker', 'blocksNgo', 'accepted', 'sent', 'overdue', 'declined', 'blocksPolice'];
const FAR = 9_999;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const proposal = (asked: Asked) => ({
  id: uuidv7(), toOrganisationId: asked.world.organisation('school'), kind: 'school', urgency: 'high', purpose: 'school', reason: 'Out of school.', services: ['education'],
  sections: ['summary'], consentIds: [], expiresAt: inDays(20), submit: false });
const sectionsOf = ({ world, person, target }: Asked): OracleSection[] => target.kind === 'case' ? [...new Oracle(world).sections(world.person(person), world.theCase(target.name))] : [];
const idsOf = (list: readonly { id: string }[]): string => list.map(({ id }) => id).sort().join();

/** The file section by section: exactly the records that may be read, the head, and nothing of work for a reader. */
function file(answer: Answer, asked: Asked): string[] {
  const sections = sectionsOf(asked);
  const keeps = asked.target.kind === 'case' && new Oracle(asked.world).keepsOwnRecords(asked.world.person(asked.person), asked.id);
  const shown: readonly OracleSection[] = keeps ? ORACLE_SECTIONS : sections;
  const got = new Set((answer.body.records as { section: string }[]).map(({ section }) => section));
  const wanted = shown.filter((section) => !EMPTY_SECTIONS.includes(section));
  return [
    ...(answer.body.head.id === asked.id ? [] : ['another case']), ...[...got].filter((section) => !shown.includes(section as OracleSection)).map((section) => `shows ${section}`),
    ...wanted.filter((section) => !got.has(section)).map((section) => `lacks ${section}`),
    ...(asked.relation === 'works' ? [] : (answer.body.tasks as unknown[]).length + (answer.body.approvals as unknown[]).length > 0 ? ['shows work to a reader'] : []),
    ...([...(answer.body.head.sections as string[])].sort().join() === [...sections].sort().join() ? [] : [`names the sections ${answer.body.head.sections}`]),
  ];
}

function listed(answer: Answer, { world, person }: Asked): string[] {
  const expected = idsOf(new Oracle(world).listed(world.person(person)).map((id) => ({ id })));
  const known = new Set(CASE_NAMES.map((name) => world.theCase(name)));
  return idsOf((answer.body.items as { id: string }[]).filter(({ id }) => known.has(id))) === expected ? [] : ['the list differs from the oracle'];
}

function names(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const expected = world.cases.filter(({ id }) => { const sections = oracle.sections(world.person(person), id); return sections.has('identity') && sections.has('summary'); });
  return idsOf(Object.keys(answer.body.names as object).map((id) => ({ id }))) === idsOf(expected) ? [] : ['other names than the oracle allows'];
}

function work(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const tasks = ['overdue', 'today', 'week', 'later'].flatMap((part) => answer.body[part] as { caseId: string }[]);
  return tasks.some(({ caseId }) => world.cases.some((c) => c.id === caseId) && !oracle.worksOn(world.person(person), caseId)) ? ['a task of somebody else\'s case'] : [];
}

function pulled(answer: Answer, { world, person }: Asked): string[] {
  const listedIds = new Oracle(world).listed(world.person(person));
  const snapshots = (answer.body.snapshots as { head: { id: string } }[]).map(({ head }) => head.id);
  const purge = answer.body.purge as string[];
  const hidden = world.cases.map(({ id }) => id).filter((id) => !listedIds.includes(id)).sort().join();
  return [...(snapshots.every((id) => listedIds.includes(id)) ? [] : ['a snapshot of a hidden case']), ...([...purge].sort().join() === hidden ? [] : ['purges other cases than the hidden ones'])];
}

function pushed(answer: Answer, asked: Asked): string[] {
  const [outcome] = answer.body.outcomes as { outcome: string; problem?: { code?: string } }[];
  const works = new Oracle(asked.world).worksOn(asked.world.person(asked.person), asked.world.theCase('own'));
  return (outcome?.outcome !== 'rejected') === works ? [] : [`pushing was ${outcome?.outcome}`];
}

/** Cases, their records, tasks and sync. */
export const CASE_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/cases/{id}', roles: CASE_ROLES, about: 'case', gets: { works: 200, reads: 200 }, content: file },
  { route: 'PATCH /api/v1/cases/{id}', roles: WORKERS, about: 'case', only: SOME, headers: { 'if-match': '1' }, body: () => ({ fields: { nextStep: 'x' } }), gets: { works: [200, 409] } },
  { route: 'POST /api/v1/cases/{id}/records', roles: WORKERS, about: 'case', only: SOME, body: () => ({ id: uuidv7(), kind: 'note', fields: { narrative: 'x' } }), gets: { works: [201, 400] } },
  { route: 'PATCH /api/v1/cases/{id}/records/{recordId}', roles: WORKERS, about: 'case', only: SOME, headers: { 'if-match': '1' }, body: () => ({ fields: { name: 'x' } }), gets: { works: [200, 400, 409] } },
  { route: 'POST /api/v1/cases/{id}/moves', roles: WORKERS, about: 'case', only: SOME, body: () => ({ to: 'prevention', version: FAR }), gets: { works: [409, 422] } },
  { route: 'POST /api/v1/cases/{id}/assign', roles: SUPERVISORS, about: 'case', only: SOME, body: ({ world }) => ({ ownerId: world.person('worker'), version: FAR }), gets: { works: [409, 422] } },
  { route: 'POST /api/v1/cases/{id}/alerts', roles: WORKERS, about: 'case', only: ['own', 'foreign', 'blocksWorker', 'accepted', 'declined'], body: () => ({ kind: 'missing' }), gets: { works: 200 } },
  { route: 'POST /api/v1/cases/{id}/tasks', roles: WORKERS, about: 'case', only: SOME, body: () => ({ id: uuidv7(), kind: 'visit', dueAt: inDays(3) }), gets: { works: [201, 400, 422] } },
  { route: 'POST /api/v1/tasks/{id}/complete', roles: WORKERS, about: 'case', only: SOME, body: () => ({ version: FAR }), gets: { works: 409 } },
  { route: 'POST /api/v1/cases/{caseId}/referrals', roles: WORKERS, about: 'case', only: ['own', 'otherTeam', 'foreign', 'blocksWorker'], body: proposal, gets: { works: [201, 400, 422] } },
  { route: 'POST /api/v1/cases/{caseId}/referrals/preview', roles: WORKERS, about: 'case', only: SOME, body: proposal, gets: { works: [200, 400] } },
  { route: 'POST /api/v1/cases', roles: WORKERS, about: 'none', body: ({ programmeId }) => ({ id: uuidv7(), sex: 'female', programmeId }), gets: { anyone: 201 } },
  { route: 'POST /api/v1/cases/list', roles: CASE_ROLES, about: 'none', body: () => ({ limit: 100 }), gets: { anyone: 200 }, content: listed },
  { route: 'POST /api/v1/cases/names', roles: WORKERS, about: 'none', body: ({ world }) => ({ caseIds: world.cases.map(({ id }) => id) }), gets: { anyone: 200 }, content: names },
  { route: 'POST /api/v1/cases/search', roles: WORKERS, about: 'none', body: () => ({ query: 'Kanariaaaaaaq', limit: 50 }), gets: { anyone: 200 } },
  { route: 'GET /api/v1/tasks', roles: WORKERS, about: 'none', gets: { anyone: 200 }, content: work },
  { route: 'POST /api/v1/sync/pull', roles: 'all', about: 'none', body: ({ world }) => ({ cases: world.cases.map(({ id }) => id) }), gets: { anyone: 200 }, content: pulled },
  { route: 'POST /api/v1/sync/push', roles: 'all', about: 'none', gets: { anyone: 200 }, content: pushed,
    body: ({ world }) => ({ operations: [{ opId: uuidv7(), deviceSeq: 1, entity: 'case', id: world.theCase('own'), caseId: world.theCase('own'), kind: 'update', fields: { nextStep: { value: 'y', baseVersion: 1 } } }] }) },
];
