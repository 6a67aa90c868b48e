import { ageAt, consentNeeded, RETURN_STEP_CODES, returnStep, type ReturnStepCode } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Ask } from './referrals';

/** A team that keeps files, and the people of the other country it works with on returns. */
export interface ReturnTeam {
  readonly country: 'AL' | 'GR';
  /** Two supervisors: one signs, the other countersigns. */
  readonly signers: readonly [string, string];
  readonly partners: readonly { readonly organisationId: string; readonly userId: string }[];
}

interface Head { readonly id: string }
interface File { readonly records: readonly { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }[] }
interface View { readonly version: number }

/** How far the returns of a team go, in turn; a refusal and a second signature that is missing are among them. */
const ENDS = ['consents', 'travelling', 'tracing', 'entry', 'cleared', 'refused'] as const;
type End = (typeof ENDS)[number];
const ORDER = RETURN_STEP_CODES.flatMap((code): ReturnStepCode[] => (code === 'F3' ? [] : code === 'G1' ? ['G1', 'F3'] : [code]));
/** Days before today on which the steps of a phase were done. */
const DONE: Readonly<Record<string, number>> = { A: 66, B: 54, C: 40, D: 26, E: 16, F: 12, G: 10 };
const LATE: Readonly<Partial<Record<ReturnStepCode, number>>> = { G2: 1 };
const OUTCOME: Readonly<Partial<Record<ReturnStepCode, string>>> = { B4: 'not_involved', C4: 'medium', C6: 'clear', D1: 'agrees', E1: 'return' };
const HOLDERS = { sending: 'Εισαγγελία Ανηλίκων', receiving: 'Njësia për Mbrojtjen e Fëmijës' } as const;
const LAST: Readonly<Record<End, ReturnStepCode>> = { entry: 'A7', tracing: 'B3', refused: 'D1', consents: 'E2', cleared: 'F3', travelling: 'G4' };
const DAY = 86_400_000;

/** Walks invented returns through the real routes, each step at the time it was done: `turnClock` sets the domain time to so many days before now. */
export async function makeReturns(ask: Ask, teams: readonly ReturnTeam[], turnClock: (daysBefore: number) => Promise<void>): Promise<number> {
  let made = 0;
  try {
    for (const [at, team] of teams.entries()) {
      const { items } = await ask<{ items: Head[] }>(team.signers[0], 'POST', '/cases/list', { filter: { stage: 'assisted_return', status: 'open' }, limit: 20 });
      for (const [turn, { id }] of items.entries()) {
        await new Walk(ask, team, id, turnClock).go(turn < 3 ? (ENDS[(turn * 2 + at) % ENDS.length] ?? 'entry') : 'entry');
        made += 1;
      }
    }
  } finally {
    await turnClock(0);
  }
  return made;
}

class Walk {
  private readonly id = uuidv7();
  private clock = 0;

  constructor(private readonly ask: Ask, private readonly team: ReturnTeam, private readonly caseId: string, private readonly turnClock: (daysBefore: number) => Promise<void>) {}

  async go(end: End): Promise<void> {
    await this.at(DONE['A'] ?? 0);
    await this.consents();
    const [first] = this.team.signers;
    await this.ask(first, 'POST', `/cases/${this.caseId}/returns`, { id: this.id, placement: 'family' });
    for (const { organisationId } of this.team.partners) await this.ask(first, 'POST', `/returns/${this.id}/partners`, { id: uuidv7(), organisationId });
    for (const step of ORDER.slice(0, ORDER.indexOf(LAST[end]) + 1)) if (step !== 'C5') await this.close(step, end);
    if (end === 'consents') await this.close('F1', end, true);
    if (end === 'cleared' || end === 'travelling') await this.move('cleared');
    await this.at(0);
    if (end === 'cleared') await this.change(6);
    if (end !== 'travelling') return;
    await this.change(0);
    await this.move('travelling');
  }

  /** Child and carer agree, as the child's age asks for, that the other country sees the return. */
  private async consents(): Promise<void> {
    const [first] = this.team.signers;
    const file = await this.ask<File>(first, 'GET', `/cases/${this.caseId}`);
    const birth = file.records.find(({ kind }) => kind === 'identity')?.fields['birthDate'];
    const age = ageAt(typeof birth === 'string' ? birth : null, this.day(0));
    const need = consentNeeded(age, 'cross_border_sharing');
    const say = (givenBy: 'child' | 'carer', kind: 'consent' | 'assent'): Promise<unknown> => this.ask(first, 'POST', `/cases/${this.caseId}/records`, { id: uuidv7(), kind: 'consent', fields: {
      given: true, purpose: 'cross_border_sharing', kind, givenBy, how: 'written', on: this.day(0), sections: ['return'], recipientOrgIds: this.team.partners.map(({ organisationId }) => organisationId),
      ...(age === null ? {} : { ageAtTime: Math.max(0, age) }), ...(givenBy === 'carer' ? { relation: 'mother' } : {}) } });
    if (need.child !== 'inform') await say('child', need.child);
    if (need.carer !== 'none') await say('carer', 'consent');
  }

  private async close(step: ReturnStepCode, end: End, isOnce = false): Promise<void> {
    await this.at(LATE[step] ?? DONE[step.charAt(0)] ?? 0);
    const [first, second] = this.team.signers;
    const { sides, gate, evidence } = returnStep(step);
    const id = uuidv7();
    const refuses = end === 'refused' && step === 'D1';
    const documents = evidence.map((kind, at) => ({ kind, on: this.day(0), reference: `${100 + ORDER.indexOf(step) * 7 + at}/${this.day(0).slice(0, 4)}`, holder: HOLDERS[sides[0] ?? 'sending'],
      ...(step === 'A6' ? { validUntil: this.day(50) } : {}) }));
    await this.ask(first, 'POST', `/returns/${this.id}/attest`, { id, step, documents, ...(OUTCOME[step] ? { outcome: refuses ? 'refuses' : OUTCOME[step] } : {}) });
    if (!gate || isOnce || refuses) return;
    const other = this.team.partners[0]?.userId ?? second;
    await this.ask(sides.length === 2 ? other : second, 'POST', `/returns/${this.id}/countersign`, { attestationId: id });
  }

  private async move(to: string): Promise<void> {
    await this.ask(this.team.signers[0], 'POST', `/returns/${this.id}/move`, { to, version: (await this.view()).version });
  }

  private async change(inDays: number): Promise<void> {
    await this.ask(this.team.signers[0], 'POST', `/returns/${this.id}/change`, { travelOn: this.day(inDays), version: (await this.view()).version });
  }

  private view(): Promise<View> {
    return this.ask<View>(this.team.signers[0], 'GET', `/returns/${this.id}`);
  }

  private async at(daysBefore: number): Promise<void> {
    if (this.clock === daysBefore) return;
    this.clock = daysBefore;
    await this.turnClock(daysBefore);
  }

  /** A day from the domain's present. */
  private day(after: number): string {
    return new Date(Date.now() + (after - this.clock) * DAY).toISOString().slice(0, 10);
  }
}
