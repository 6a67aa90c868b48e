import { caseCode } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { Random } from './random';
import { askText, type Office, SAYINGS } from './texts';

/** One request to the running server as a user; throws when the answer is no success. */
export type Ask = <Answer>(userId: string, method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>;

export interface ReferralPeople {
  /** Workers with the supervisors of their organisation. */
  readonly teams: readonly { readonly worker: string; readonly supervisors: readonly string[]; readonly office: Office }[];
  /** Reviewers of duty bearers with their organisation. */
  readonly receivers: readonly { readonly userId: string; readonly organisationId: string; readonly category: string; readonly office: Office }[];
}

interface Head { readonly id: string; readonly code: string; readonly risk: string | null }
interface Consent { readonly id: string; readonly kind: string; readonly fields: { readonly given?: boolean; readonly sections?: readonly string[] } }
interface Referral { readonly id: string; readonly version: number }

/** How far the referrals of one worker go, in turn. */
const ENDS = ['proposed', 'sent', 'accepted', 'completed', 'returned', 'declined', 'in_service', 'question', 'proposed'] as const;
const SERVICES: Readonly<Record<string, { kind: string; services: string[] }>> = {
  municipality: { kind: 'service', services: ['social', 'economic'] },
  school: { kind: 'school', services: ['education'] },
  anti_trafficking_police: { kind: 'police', services: ['police_protection'] },
  state: { kind: 'nrm', services: ['legal', 'social'] },
  ngo: { kind: 'service', services: ['psychological'] },
  community: { kind: 'service', services: ['social'] },
};

/** Walks invented referrals through the real routes, so that every role signs in to a believable day. A file that its consent does not let out is passed over. */
export async function makeReferrals(ask: Ask, people: ReferralPeople, seed: number): Promise<number> {
  const random = new Random(seed);
  let made = 0;
  for (const [at, team] of people.teams.entries()) {
    const list = await ask<{ items: Head[] }>(team.worker, 'POST', '/cases/list', { filter: { owner: 'me', status: 'open' }, limit: 100 });
    const heads = list.items.filter((head) => head.risk !== null);
    for (let turn = 0; turn < ENDS.length && heads.length > 0; turn += 1) {
      const [head] = heads.splice(random.int(0, heads.length - 1), 1);
      const receiver = people.receivers[(turn + at) % people.receivers.length];
      if (head && receiver && (await makeOne(ask, team, receiver, head, ENDS[turn] ?? 'sent', random))) made += 1;
      else turn -= 1;
    }
  }
  return made;
}

type Team = ReferralPeople['teams'][number];
type Receiver = ReferralPeople['receivers'][number];

async function makeOne(ask: Ask, team: Team, receiver: Receiver, head: Head, end: (typeof ENDS)[number], random: Random): Promise<boolean> {
  const file = await ask<{ records: Consent[] }>(team.worker, 'GET', `/cases/${head.id}`);
  const consents = file.records.filter((record) => record.kind === 'consent' && record.fields.given === true);
  if (consents.length === 0) return false;
  const wanted = { ...(SERVICES[receiver.category] ?? SERVICES['municipality']), ...askText(team.office, receiver.category) };
  const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();
  const sections = random.some(consents[0]?.fields.sections ?? [], random.int(2, 4));
  const referral = await ask<Referral>(team.worker, 'POST', `/cases/${head.id}/referrals`, {
    id: uuidv7(), toOrganisationId: receiver.organisationId, urgency: head.risk === 'none' ? 'low' : head.risk, sections: [...new Set(['summary', ...sections])],
    consentIds: consents.map(({ id }) => id), expiresAt: days(random.int(60, 120)), submit: true, ...wanted,
  }).catch(() => null);
  if (!referral) return false;
  await walk(ask, team, receiver, referral, end, random);
  return caseCode(head.id) === head.code;
}

async function walk(ask: Ask, team: Team, receiver: Receiver, referral: Referral, end: (typeof ENDS)[number], random: Random): Promise<void> {
  let { version } = referral;
  const step = async (userId: string, command: string, body: Record<string, unknown> = {}): Promise<void> => {
    ({ version } = await ask<Referral>(userId, 'POST', `/referrals/${referral.id}/${command}`, { version, ...body }));
  };
  const said = SAYINGS[receiver.office];
  const supervisor = random.pick(team.supervisors);
  if (end === 'proposed') return;
  if (end === 'returned') return step(supervisor, 'return', { fields: ['reason'], comment: SAYINGS[team.office].returned });
  await step(supervisor, 'approve');
  if (end === 'sent') return;
  if (end === 'declined') return step(receiver.userId, 'decline', { reason: 'no_capacity', note: said.noCapacity });
  await step(receiver.userId, 'accept');
  if (end === 'question') {
    await ask(receiver.userId, 'POST', `/referrals/${referral.id}/questions`, { id: uuidv7(), text: said.question });
    return;
  }
  if (end === 'accepted') return;
  await step(receiver.userId, 'start');
  if (end === 'in_service') return;
  await ask(receiver.userId, 'POST', `/referrals/${referral.id}/feedback`, { id: uuidv7(), text: said.feedback });
  const { version: now } = await ask<Referral>(team.worker, 'GET', `/referrals/${referral.id}`);
  version = now;
  await step(receiver.userId, 'complete', { outcome: said.outcome });
}
