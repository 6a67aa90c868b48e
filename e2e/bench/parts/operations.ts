import { v7 as uuidv7 } from 'uuid';
import type { Ask } from '../load/client';
import type { Part } from '../options';
import type { Tokens } from '../processes/api';
import type { Caseload } from '../world/caseload';
import type { BenchUser } from '../world/people';

const DAY = 86_400_000;

/** One measured operation: the n-th request to the API, and which recorded texts the bare server exchanges for it. */
export interface Operation {
  readonly key: string;
  readonly part: Part;
  readonly title: string;
  readonly isWrite: boolean;
  readonly request: (n: number) => Ask;
  readonly swap: (n: number) => Record<string, string>;
}

/** The operations of the issue, for a supervisor of 1,000 cases; the caseload also for one who sees all. */
export function operations(load: Caseload, tokens: Tokens): Operation[] {
  const [team] = load.people.teams;
  if (!team) throw new Error('no team');
  const of = (user: BenchUser): ((n: number, ask: Ask) => Ask) => (_, ask) => ({ ...ask, headers: { authorization: tokens.of(user), 'idempotency-key': uuidv7() } });
  const mine = of(team.supervisor);
  const page = load.ofTeam.slice(0, 50);
  const list = (key: string, title: string, user: BenchUser): Operation => ({
    key, part: 'list', title, isWrite: false, swap: () => ({}), request: (n) => of(user)(n, { method: 'POST', path: '/api/v1/cases/list', body: { limit: 50 } }),
  });
  const board = (key: string, title: string, user: BenchUser): Operation => ({
    key, part: 'board', title, isWrite: false, swap: () => ({}), request: (n) => of(user)(n, { method: 'GET', path: '/api/v1/board' }),
  });
  const shareable = (n: number): Caseload['shareable'][number] => load.shareable[n % load.shareable.length]!;
  const opened = (n: number): string => load.ofTeam[n % load.ofTeam.length]!;
  return [
    list('list', `Caseload page of 50, ${load.ofTeam.length} cases seen`, team.supervisor),
    list('list-all', 'Caseload page of 50, all cases seen', load.people.seesAll),
    { key: 'names', part: 'names', title: 'Show names on the page', isWrite: false, swap: () => ({}), request: (n) => mine(n, { method: 'POST', path: '/api/v1/cases/names', body: { caseIds: page } }) },
    { key: 'open', part: 'open', title: 'Open a file', isWrite: false, swap: (n) => ({ [opened(0)]: opened(n) }), request: (n) => mine(n, { method: 'GET', path: `/api/v1/cases/${opened(n)}` }) },
    board('board', `Supervisor's board, ${load.ofTeam.length} cases`, team.supervisor),
    board('board-all', "Supervisor's board, all cases", load.people.seesAll),
    { key: 'create', part: 'create', title: 'Create a case', isWrite: true, swap: () => ({}), request: (n) => mine(n, { method: 'POST', path: '/api/v1/cases', body: registration(load) }) },
    { key: 'propose', part: 'propose', title: 'Propose a referral', isWrite: true, swap: (n) => ({ [shareable(0).id]: shareable(n).id }),
      request: (n) => mine(n, { method: 'POST', path: `/api/v1/cases/${shareable(n).id}/referrals`, body: proposal(load, shareable(n)) }) },
  ];
}

function registration({ people }: Caseload): Record<string, unknown> {
  return { id: uuidv7(), firstName: 'Ardita', lastName: 'Përmeti', sex: 'female', birthYear: 2015, presenceCountry: 'AL', programmeId: people.programmeId, teamId: people.teams[0]?.id };
}

/** What a proposal asks; the same shape previews it. */
export function proposal({ people }: Caseload, { consentIds, risk }: Caseload['shareable'][number]): Record<string, unknown> {
  return {
    id: uuidv7(), toOrganisationId: people.receiverId, kind: 'service', urgency: risk, purpose: 'share_for_referral', services: ['social', 'economic'], submit: true,
    reason: 'Familja nuk ka certifikatë banimi dhe asnjë të ardhur. Kërkohet ndihmë ekonomike dhe një vizitë e përbashkët.',
    sections: ['summary', 'identity', 'risk'], consentIds, expiresAt: new Date(Date.now() + 60 * DAY).toISOString(),
  };
}
