import { SECTIONS, ageAt, consentNeeded } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { HAND_OVER_TEXTS } from './hand-over-texts';
import type { Ask, ReferralPeople } from './referrals';

export interface HandOverPeople {
  readonly teams: ReferralPeople['teams'];
  readonly receivers: ReferralPeople['receivers'];
  /** Who of a duty bearer takes files over, by organisation. */
  readonly takers: Readonly<Record<string, { readonly worker: string; readonly supervisor: string } | undefined>>;
}

interface Head { readonly id: string; readonly risk: string | null; readonly stage: string }
interface Row { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }
interface Path { readonly id: string; readonly version: number }

/** How far one worker's paths go: category, whether it leads, and where it stands. A verified one takes 90 days of the clock. */
const PATHS = [
  ['municipality', true, 'offered'], ['municipality', true, 'owned'], ['school', false, 'joint'], ['municipality', true, 'leading'], ['school', false, 'owned'],
  ['municipality', true, 'proposed'], ['community', false, 'begun'], ['municipality', true, 'question'], ['municipality', true, 'proved'],
] as const;
type End = (typeof PATHS)[number][2];
const ORDER: readonly End[] = ['begun', 'proposed', 'joint', 'leading', 'offered', 'question', 'owned', 'proved'];

/** Walks invented hand-overs through the real routes, for the workers of whom duty bearers take over. What a file does not allow is passed over. */
export async function makeHandOvers(ask: Ask, people: HandOverPeople): Promise<number> {
  let made = 0;
  for (const team of people.teams.filter(({ office }) => office === 'sq')) {
    const { items } = await ask<{ items: Head[] }>(team.worker, 'POST', '/cases/list', { filter: { owner: 'me', status: 'open' }, limit: 100 });
    const heads = items.filter(({ risk, stage }) => risk !== null && risk !== 'high' && stage !== 'referral' && stage !== 'assisted_return');
    for (const [category, isLead, end] of PATHS) {
      const receiver = people.receivers.find((one) => one.category === category);
      const head = heads.shift();
      if (!receiver || !head) continue;
      const walk = new Walk(ask, team, receiver, people.takers[receiver.organisationId]);
      if (await walk.to(head, isLead, end).catch(() => false)) made += 1;
    }
  }
  return made;
}

/** One path, step by step. */
class Walk {
  private path: Path = { id: '', version: 0 };
  private readonly texts = HAND_OVER_TEXTS.sq;

  constructor(private readonly ask: Ask, private readonly team: HandOverPeople['teams'][number], private readonly receiver: HandOverPeople['receivers'][number],
    private readonly takers: HandOverPeople['takers'][string]) {}

  async to(head: Head, isLead: boolean, end: End): Promise<boolean> {
    const reaches = (stop: End): boolean => ORDER.indexOf(end) >= ORDER.indexOf(stop);
    const { worker, supervisors } = this.team;
    const supervisor = supervisors[0]!;
    const sections = isLead ? [...SECTIONS] : ['summary', 'identity', 'plan'];
    await this.consent(head.id, sections);
    this.path = await this.ask<Path>(worker, 'POST', `/cases/${head.id}/hand-overs`, { id: uuidv7(), category: this.receiver.category, toOrganisationId: this.receiver.organisationId, isLead, note: this.texts.why });
    if (!reaches('proposed')) return true;
    await this.step(worker, 'propose', { sections: isLead ? ['summary', 'identity', 'risk', 'plan'] : sections, note: this.texts.why });
    if (!reaches('joint')) return true;
    await this.step(supervisor, 'approve');
    if (!reaches('leading')) return true;
    await this.step(worker, 'advance', { stage: 2, note: this.texts.leads });
    if (!reaches('offered')) return true;
    await this.step(worker, 'propose', { sections });
    await this.step(supervisor, 'approve');
    if (end === 'question') await this.ask(this.receiver.userId, 'POST', `/hand-overs/${this.path.id}/questions`, { id: uuidv7(), text: this.texts.question });
    if (!reaches('owned')) return true;
    for (const section of sections) await this.ask(this.receiver.userId, 'POST', `/hand-overs/${this.path.id}/acknowledgements`, { section });
    const { displayName } = await this.ask<{ displayName: string }>(this.receiver.userId, 'GET', '/me');
    const named = isLead ? { caseworkerId: this.takers?.worker, supervisorId: this.takers?.supervisor } : {};
    await this.step(this.receiver.userId, 'accept', { signedName: displayName, ...named });
    if (end === 'proved') await this.step(this.takers?.worker ?? this.receiver.userId, 'proofs', { id: uuidv7(), kind: 'visit', on: new Date().toISOString().slice(0, 10), text: this.texts.proof });
    return true;
  }

  private async step(who: string, name: string, body: Record<string, unknown> = {}): Promise<void> {
    this.path = await this.ask<Path>(who, 'POST', `/hand-overs/${this.path.id}/${name}`, { version: this.path.version, ...body });
  }

  /** The child and its carer are asked for this duty bearer and these sections, as the child's age wants it. */
  private async consent(caseId: string, sections: readonly string[]): Promise<void> {
    const { records } = await this.ask<{ records: Row[] }>(this.team.worker, 'GET', `/cases/${caseId}`);
    const birth = records.find(({ kind }) => kind === 'identity')?.fields['birthDate'];
    const now = new Date().toISOString();
    const age = ageAt(typeof birth === 'string' ? birth : null, now);
    const need = consentNeeded(age, 'share_for_referral');
    const given = (givenBy: string, kind: string): Promise<unknown> => this.ask(this.team.worker, 'POST', `/cases/${caseId}/records`, { id: uuidv7(), kind: 'consent', fields: {
      given: true, purpose: 'share_for_referral', kind, givenBy, how: 'written', on: now.slice(0, 10), recipientOrgIds: [this.receiver.organisationId], sections, ...(age === null ? {} : { ageAtTime: age }),
    } });
    if (need.child !== 'inform') await given('child', need.child);
    if (need.carer !== 'none') await given('carer', 'consent');
  }
}
