import { v7 as uuidv7 } from 'uuid';
import type { Answer } from './api';
import { isPartner, RETURN_CASES, signatureOf } from './arena-returns';
import { type Asked, CASE_ROLES, type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

const FAR = 9_999;
const STEPS = 35;
const nothing = () => ({ attestationId: uuidv7() });

/** All steps to both, the evidence of the other country's to who keeps the file only. */
function view(answer: Answer, { relation, id }: Asked): string[] {
  const steps = answer.body.steps as { step: string; attestation: { evidence: unknown } | null }[];
  const signed = steps.find(({ step }) => step === 'A1')?.attestation;
  return [
    ...(answer.body.id === id ? [] : ['another return']), ...(steps.length === STEPS ? [] : ['not every step']), ...(answer.body.role === (relation === 'works' ? 'keeper' : 'partner') ? [] : [`as ${answer.body.role}`]),
    ...((signed?.evidence ?? null) !== null === (relation === 'works') ? [] : ['evidence that is hidden, or lacking']),
  ];
}

function withUs(answer: Answer, { world, person }: Asked): string[] {
  const expected = RETURN_CASES.filter((name) => isPartner(person, name)).map((name) => world.theCase(name)).sort().join();
  return (answer.body.items as { id: string }[]).map(({ id }) => id).sort().join() === expected ? [] : ['the list differs from who is named'];
}

const command = (name: string, gets: MatrixRow['gets'], body: MatrixRow['body'], more: Partial<MatrixRow> = {}): MatrixRow =>
  ({ route: `POST /api/v1/returns/{id}/${name}`, roles: CASE_ROLES, about: 'return', gets, body, ...more });

/** Assisted return: who keeps the file, who is named on it from the other country, and nobody else. What changes a return comes last. */
export const RETURN_ROWS: readonly MatrixRow[] = [
  { route: 'GET /api/v1/returns', roles: CASE_ROLES, about: 'none', query: '?limit=100', gets: { anyone: 200 }, content: withUs },
  { route: 'GET /api/v1/returns/{id}', roles: CASE_ROLES, about: 'return', gets: { works: 200, partner: 200 }, content: view },
  { route: 'GET /api/v1/returns/{id}/people', roles: CASE_ROLES, about: 'return', gets: { works: 200, partner: 200 } },
  { route: 'GET /api/v1/cases/{caseId}/return', roles: WORKERS, about: 'return', gets: { works: 200 } },
  { route: 'POST /api/v1/cases/{caseId}/returns', roles: WORKERS, about: 'return', gets: { works: [409, 422] }, body: () => ({ id: uuidv7() }) },
  command('attest', { works: 422, partner: 403 }, () => ({ id: uuidv7(), step: 'A1', documents: [] })),
  command('override', { works: 422 }, () => ({ id: uuidv7(), step: 'A4', reason: 'The court asked for it.' }), { roles: SUPERVISORS }),
  command('reopen', { works: 404, partner: 404 }, nothing),
  command('change', { works: 409, partner: 403 }, () => ({ version: FAR })),
  command('move', { works: 409, partner: 403 }, () => ({ to: 'cleared', version: FAR })),
  command('partners', { works: 422, partner: 403 }, () => ({ id: uuidv7(), organisationId: uuidv7() })),
  command('leave', { works: 404, partner: 403 }, () => ({ partnerId: uuidv7() })),
  command('appoint', { works: 404, partner: 404 }, () => ({ partnerId: uuidv7(), userId: null })),
  command('countersign', { works: [200, 403, 422], partner: [403, 422] }, ({ world, target }) => ({ attestationId: target.kind === 'return' ? signatureOf(world, target.name) : uuidv7() })),
  command('missing', { works: 200, partner: 200 }, () => ({}), { only: ['teamCase'] }),
  command('stop', { works: [200, 422], partner: [403, 404] }, () => ({ reason: 'health' }), { only: ['teamCase'] }),
];
