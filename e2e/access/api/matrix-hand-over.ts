import { v7 as uuidv7 } from 'uuid';
import { Oracle } from '../../oracle/oracle';
import type { Answer } from './api';
import { type Asked, CASE_ROLES, type MatrixRow, RECEIVERS, SUPERVISORS, WORKERS } from './matrix-row';

const FAR = 9_999;
const version = () => ({ version: FAR });
const TODAY = new Date().toISOString().slice(0, 10);

/** The duty bearer's view has no word of how it came to be offered, and after the end no entry and no page. */
function view(answer: Answer, { relation }: Asked): string[] {
  if (relation === 'works' || relation === 'informed') return [];
  const { entries, pages } = answer.body as { entries: unknown[]; pages: unknown[] };
  return [
    ...['proposedBy', 'decidedBy', 'consentIds', 'talkedAt', 'hasAccount'].filter((field) => field in answer.body).map((field) => `shows ${field}`),
    ...(relation === 'ended' && entries.length + pages.length > 0 ? ['shows content after the end'] : []),
    ...(relation === 'scope' && (entries.length === 0 || pages.length === 0) ? ['lacks its entries or pages'] : []),
  ];
}

function box(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const mine = world.handOvers.filter((h) => oracle.handOverSight(world.person(person), h) !== null).map(({ id }) => id);
  return (answer.body.items as { id: string }[]).some(({ id }) => world.handOvers.some((h) => h.id === id) && !mine.includes(id)) ? ['lists a hidden hand-over'] : [];
}

function ofCase(answer: Answer, { world, person, target }: Asked): string[] {
  const oracle = new Oracle(world);
  const caseId = target.kind === 'case' ? world.theCase(target.name) : '';
  const expected = world.handOvers.filter((h) => h.caseId === caseId && oracle.handOverSight(world.person(person), h) !== null).map(({ id }) => id);
  const got = (answer.body.items as { id: string }[]).map(({ id }) => id).filter((id) => world.handOvers.some((h) => h.id === id));
  return got.join() === expected.join() ? [] : ['other paths than the oracle allows'];
}

function page(answer: Answer, { world, target }: Asked): string[] {
  const caseId = target.kind === 'handOver' ? world.theCase(target.name) : '';
  const wrong = (answer.body.records as { section: string }[]).filter(({ section }) => section !== 'identity');
  return [...(answer.body.caseId === caseId ? [] : ['another case']), ...(wrong.length > 0 ? ['another section'] : []), ...(answer.body.records.length > 0 ? [] : ['no record of the section'])];
}

const command = (name: string, roles: MatrixRow['roles'], gets: MatrixRow['gets'], body: MatrixRow['body'] = version): MatrixRow =>
  ({ route: `POST /api/v1/hand-overs/{id}/${name}`, roles, about: 'handOver', body, gets });
/** Commands carry a version far ahead: whoever is let through meets the conflict or the rule, and nothing changes. */
const STOPPED = [403, 409, 422] as const;
const SENDER = { works: STOPPED, informed: 403 } as const;
const RECEIVER = { scope: [409, 422], ended: [403, 409] } as const;
const EITHER = { works: STOPPED, informed: 403, scope: [409, 422], ended: [403, 409] } as const;

/** Hand-overs from every side: who works on the case, who had it, the duty bearer, and everybody else. */
export const HAND_OVER_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/hand-overs', roles: CASE_ROLES, about: 'none', query: '?box=incoming&limit=100', gets: { anyone: 200 }, content: box },
  { route: 'GET /api/v1/hand-overs/{id}', roles: CASE_ROLES, about: 'handOver', gets: { works: 200, informed: 200, scope: 200, ended: 200 }, content: view },
  { route: 'GET /api/v1/hand-overs/{id}/sections/{section}', section: 'identity', roles: CASE_ROLES, about: 'handOver', gets: { works: 200, scope: 200 }, content: page },
  { route: 'GET /api/v1/hand-overs/{id}/people', roles: RECEIVERS, about: 'handOver', gets: { scope: 200, ended: [200, 403] } },
  { route: 'GET /api/v1/cases/{caseId}/hand-overs', roles: CASE_ROLES, about: 'case', gets: { works: 200, reads: 200 }, content: ofCase },
  { route: 'POST /api/v1/cases/{caseId}/hand-overs', roles: WORKERS, about: 'case', only: ['own', 'otherTeam', 'foreign', 'blocksWorker', 'pathOwned', 'accepted'], gets: { works: [201, 422], reads: 403 },
    body: ({ world }) => ({ id: uuidv7(), category: 'school', toOrganisationId: world.organisation('school'), isLead: false }) },
  command('preview', WORKERS, { works: [200, 403], informed: 403 }, () => ({ sections: ['summary'] })),
  command('propose', WORKERS, SENDER, () => ({ version: FAR, sections: ['summary'] })), command('approve', SUPERVISORS, SENDER),
  command('send-back', SUPERVISORS, SENDER, () => ({ version: FAR, comment: 'x' })), command('talk', SUPERVISORS, SENDER, () => ({ version: FAR, withWhom: 'x', on: TODAY })),
  command('advance', WORKERS, SENDER, () => ({ version: FAR, stage: 2 })), command('take-back', WORKERS, SENDER), command('stop', WORKERS, SENDER),
  command('deliver', WORKERS, SENDER, () => ({ version: FAR, method: 'courier', person: 'x', on: TODAY, evidence: 'x' })),
  command('outside-answer', WORKERS, SENDER, () => ({ version: FAR, accepted: true, person: 'x', on: TODAY, evidence: 'x' })),
  command('verify', WORKERS, { works: STOPPED, informed: [409, 422] }),
  command('acknowledgements', RECEIVERS, { scope: [200, 409], ended: [403, 409] }, () => ({ section: 'identity' })),
  command('accept', RECEIVERS, RECEIVER, () => ({ version: FAR, signedName: 'x' })), command('decline', RECEIVERS, RECEIVER, () => ({ version: FAR, reason: 'no_capacity' })),
  command('return', CASE_ROLES, EITHER, () => ({ version: FAR, reason: 'no_capacity' })),
  command('proofs', CASE_ROLES, EITHER, () => ({ version: FAR, id: uuidv7(), kind: 'visit', on: TODAY, text: 'x' })),
  command('questions', CASE_ROLES, { works: [200, 403, 409], informed: 200, scope: [200, 409], ended: [403, 409] }, () => ({ id: uuidv7(), text: 'x' })),
  command('answers', CASE_ROLES, { works: STOPPED, informed: [409, 422], scope: [409, 422], ended: STOPPED }, () => ({ id: uuidv7(), text: 'x', questionId: uuidv7() })),
];
