import { v7 as uuidv7 } from 'uuid';
import { Oracle } from '../../oracle/oracle';
import type { Answer } from './api';
import { type Asked, CASE_ROLES, type MatrixRow, RECEIVERS, SUPERVISORS, WORKERS } from './matrix-row';

const FAR = 9_999;
const version = () => ({ version: FAR });
const said = () => ({ id: uuidv7(), text: 'x' });

/** The receiver's view has no word of how it came to be sent, and after the end no entry at all. */
function view(answer: Answer, { relation }: Asked): string[] {
  const kinds = (answer.body.entries as { kind: string }[]).map(({ kind }) => kind);
  if (relation === 'works') return ['proposedBy' in answer.body ? '' : 'lacks who proposed'].filter(Boolean);
  return [
    ...['proposedBy', 'decidedBy', 'consentIds', 'returnedFields', 'approvals'].filter((field) => field in answer.body).map((field) => `shows ${field}`),
    ...kinds.filter((kind) => kind === 'return_comment' || kind === 'snapshot').map((kind) => `shows ${kind}`),
    ...(relation === 'ended' && (kinds.length > 0 || answer.body.request !== null) ? ['shows content after the end'] : []),
    ...(relation !== 'ended' && answer.body.request === null ? ['lacks the request'] : []),
  ];
}

function box(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const mine = world.referrals.filter((r) => oracle.referralSight(world.person(person), r) !== null).map(({ id }) => id);
  return (answer.body.items as { id: string }[]).some(({ id }) => world.referrals.some((r) => r.id === id) && !mine.includes(id)) ? ['lists a hidden referral'] : [];
}

function approvals(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  return (answer.body.items as { caseId: string }[]).some(({ caseId }) => world.cases.some((c) => c.id === caseId) && !oracle.worksOn(world.person(person), caseId)) ? ['lists a hidden approval'] : [];
}

function page(answer: Answer, { world, target }: Asked): string[] {
  const caseId = target.kind === 'referral' ? world.theCase(target.name) : '';
  const wrong = (answer.body.records as { section: string }[]).filter(({ section }) => section !== 'identity');
  return [...(answer.body.caseId === caseId ? [] : ['another case']), ...(wrong.length > 0 ? ['another section'] : []), ...(answer.body.records.length > 0 ? [] : ['no record of the section'])];
}

const command = (name: string, roles: MatrixRow['roles'], gets: MatrixRow['gets'], body: MatrixRow['body'] = version): MatrixRow =>
  ({ route: `POST /api/v1/referrals/{id}/${name}`, roles, about: 'referral', body, gets });
/** Commands carry a version far ahead: whoever is let through meets the conflict or the rule, and nothing changes. */
const SENDER = { works: [409, 422] } as const;
const RECEIVER = { header: [409, 422], scope: [409, 422], ended: [403, 409, 422] } as const;

/** Referrals from both sides, and approvals. */
export const SHARING_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/referrals', roles: CASE_ROLES, about: 'none', query: '?box=incoming&limit=100', gets: { anyone: 200 }, content: box },
  { route: 'GET /api/v1/referrals/{id}', roles: CASE_ROLES, about: 'referral', gets: { works: 200, header: 200, scope: 200, ended: 200 }, content: view },
  { route: 'GET /api/v1/referrals/{id}/sections/{section}', section: 'identity', roles: CASE_ROLES, about: 'referral', gets: { scope: 200 }, content: page },
  command('approve', SUPERVISORS, SENDER), command('return', SUPERVISORS, SENDER, () => ({ version: FAR, fields: ['purpose'], comment: 'x' })),
  command('resubmit', WORKERS, SENDER), command('revoke', WORKERS, SENDER),
  command('acknowledge', RECEIVERS, RECEIVER), command('accept', RECEIVERS, RECEIVER), command('decline', RECEIVERS, RECEIVER, () => ({ version: FAR, reason: 'no_capacity' })),
  command('start', RECEIVERS, RECEIVER), command('complete', RECEIVERS, RECEIVER, () => ({ version: FAR, outcome: 'x' })),
  command('feedback', RECEIVERS, { header: [403, 409, 422], scope: 200, ended: [403, 409, 422] }, said),
  command('acknowledgements', RECEIVERS, { header: [403, 404, 409, 422], scope: 200, ended: [403, 404, 409, 422] }, () => ({ section: 'identity' })),
  command('questions', CASE_ROLES, { works: [200, 409, 422], header: 200, scope: 200, ended: [403, 409, 422] }, said),
  command('answers', CASE_ROLES, { works: [404, 409, 422], header: [404, 409, 422], scope: [404, 409, 422], ended: [403, 404, 409, 422] }, () => ({ ...said(), questionId: uuidv7() })),
  { route: 'GET /api/v1/approvals', roles: WORKERS, about: 'none', query: '?limit=100', gets: { anyone: 200 }, content: approvals },
  { route: 'GET /api/v1/approvals/{id}', roles: WORKERS, about: 'referral', gets: { works: 200 } },
];
