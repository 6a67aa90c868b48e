import { caseCode } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { Random } from './random';

/** One request to the running server as a user; throws when the answer is no success. */
export type Ask = <Answer>(userId: string, method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>;

export interface ReferralPeople {
  /** Workers with the supervisors of their organisation. */
  readonly teams: readonly { readonly worker: string; readonly supervisors: readonly string[] }[];
  /** Reviewers of duty bearers with their organisation. */
  readonly receivers: readonly { readonly userId: string; readonly organisationId: string; readonly category: string }[];
}

interface Head { readonly id: string; readonly code: string; readonly risk: string | null }
interface Consent { readonly id: string; readonly kind: string; readonly fields: { readonly given?: boolean; readonly sections?: readonly string[] } }
interface Referral { readonly id: string; readonly version: number }

/** How far the referrals of one worker go, in turn. */
const ENDS = ['proposed', 'sent', 'accepted', 'completed', 'returned', 'declined', 'in_service', 'question', 'proposed'] as const;
const ASKS: Readonly<Record<string, { purpose: string; kind: string; services: string[]; reason: string }>> = {
  municipality: { purpose: 'Ndihmë ekonomike dhe vizitë e përbashkët', kind: 'service', services: ['social', 'economic'], reason: 'Familja nuk ka certifikatë banimi dhe asnjë të ardhur. Kërkohet ndihmë ekonomike dhe një vizitë e përbashkët.' },
  school: { purpose: 'Regjistrim në shkollë', kind: 'school', services: ['education'], reason: 'Jashtë shkollës që nga shtatori. Kërkohet regjistrim dhe mësim mbështetës.' },
  anti_trafficking_police: { purpose: 'Verifikim i një oferte pune', kind: 'police', services: ['police_protection'], reason: 'Një i rritur që nuk është familjar ofron punë jashtë vendit. Kërkohet verifikim.' },
  state: { purpose: 'Intervistë e përbashkët për identifikim', kind: 'nrm', services: ['legal', 'social'], reason: 'Shenja të shfrytëzimit; kërkohet intervistë e përbashkët.' },
  ngo: { purpose: 'Vend në qendrën ditore', kind: 'service', services: ['psychological'], reason: 'Kërkohet vend në qendrën ditore dhe këshillim.' },
  community: { purpose: 'Ndërmjetësim me familjen', kind: 'service', services: ['social'], reason: 'Kërkohet ndërmjetësim me familjen e madhe dhe shoqërim në shkollë.' },
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
  const wanted = ASKS[receiver.category] ?? ASKS['municipality'];
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
  const supervisor = random.pick(team.supervisors);
  if (end === 'proposed') return;
  if (end === 'returned') return step(supervisor, 'return', { fields: ['reason'], comment: 'Shkruaj çfarë është bërë deri tani dhe kush e pret familjen.' });
  await step(supervisor, 'approve');
  if (end === 'sent') return;
  if (end === 'declined') return step(receiver.userId, 'decline', { reason: 'no_capacity', note: 'Vend i lirë vetëm pas dy muajsh.' });
  await step(receiver.userId, 'accept');
  if (end === 'question') {
    await ask(receiver.userId, 'POST', `/referrals/${referral.id}/questions`, { id: uuidv7(), text: 'Kush e shoqëron fëmijën ditën e parë?' });
    return;
  }
  if (end === 'accepted') return;
  await step(receiver.userId, 'start');
  if (end === 'in_service') return;
  await ask(receiver.userId, 'POST', `/referrals/${referral.id}/feedback`, { id: uuidv7(), text: 'Takimi i parë u bë; familja merr ndihmën nga ky muaj.' });
  const { version: now } = await ask<Referral>(team.worker, 'GET', `/referrals/${referral.id}`);
  version = now;
  await step(receiver.userId, 'complete', { outcome: 'Shërbimi u dha; fëmija ndjek mësimin.' });
}
