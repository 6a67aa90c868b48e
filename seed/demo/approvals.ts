import { CHILD_MODULE, CHILD_WEIGHT_SET } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { APPROVAL_TEXTS } from './approval-texts';
import { Random } from './random';
import type { Ask } from './referrals';

export interface ApprovalTeam {
  readonly worker: string;
  readonly supervisors: readonly string[];
  readonly office: 'sq' | 'el';
}

interface Head { readonly id: string; readonly stage: string; readonly risk: string | null; readonly victimStatus: string; readonly version: number }
interface Approval { readonly id: string; readonly version: number }
interface Row { readonly id: string; readonly kind: string; readonly version: number; readonly fields: Readonly<Record<string, unknown>> }

const DAY = 86_400_000;
const day = (before: number): string => new Date(Date.now() - before * DAY).toISOString().slice(0, 10);

/**
 * Walks invented approvals through the real routes: reintegration plans with visits and scores, case plans, an assessment, closures and a
 * move that wait for the supervisors, some approved, one returned, one edited after it was approved. What a file does not allow is passed over.
 */
export async function makeApprovals(ask: Ask, teams: readonly ApprovalTeam[], seed: number): Promise<number> {
  let made = 0;
  for (const team of teams) {
    const { items } = await ask<{ items: Head[] }>(team.worker, 'POST', '/cases/list', { filter: { owner: 'me', status: 'open' }, limit: 100 });
    made += await new Desk(ask, team, new Random(seed)).work(items);
  }
  return made;
}

/** One worker's day. */
class Desk {
  private readonly texts;

  constructor(private readonly ask: Ask, private readonly team: ApprovalTeam, private readonly random: Random) {
    this.texts = APPROVAL_TEXTS[team.office];
  }

  async work(heads: readonly Head[]): Promise<number> {
    const of = (stage: string, ...risks: string[]): Head[] => heads.filter((head) => head.stage === stage && (risks.length === 0 || risks.includes(head.risk ?? '')));
    const home = of('reintegration').slice(0, 4);
    const tried = [
      ...home.map((head, at) => () => this.reintegration(head, at)),
      ...of('protection', 'high', 'medium').slice(0, 2).map((head) => () => this.plan(head, 'waiting')),
      ...of('prevention', 'medium').slice(0, 1).map((head) => () => this.plan(head, 'edited')),
      ...of('protection', 'high').slice(0, 1).map((head) => () => this.assessment(head)),
      ...of('protection').filter(({ victimStatus }) => victimStatus === 'at_risk').slice(0, 2).map((head) => () => this.calm(head)),
      ...of('prevention', 'low').slice(0, 4).map((head, at) => () => this.closure(head, at)),
    ];
    let made = 0;
    for (const one of tried) made += await one().then(() => 1, () => 0);
    return made;
  }

  private async reintegration(head: Head, at: number): Promise<void> {
    const { safety, family, school, livelihood, health, responsible, visit, words, note } = this.texts;
    const plan = await this.record(head, 'reintegration_plan', { safety, family, school, livelihood, health, responsible, childTookPart: true, carerTookPart: true, language: this.team.office });
    const approval = await this.propose(head, { subjectKind: 'reintegration_plan', subjectId: plan, note });
    if (at === 1) return;
    if (at === 2) return this.giveBack(approval, ['safety']);
    await this.approve(approval);
    for (const before of [150, 90, 30]) await this.record(head, 'visit', { on: day(before), occasion: 'scheduled', seenChild: true, childWords: words, narrative: visit, language: this.team.office });
    for (const [before, share] of [[160, 0.5], [70, 0.75]] as const) await this.record(head, 'reintegration_score', { on: day(before), weightSet: CHILD_WEIGHT_SET, respondent: 'both', ...this.answers(share) });
  }

  /** `share` of the way from the worst to the best answer, and never a red flag. */
  private answers(share: number): Record<string, string> {
    return Object.fromEntries(CHILD_MODULE.map(({ id, answers }) => {
      const codes = Object.entries(answers).sort((a, b) => a[1] - b[1]).map(([code]) => code);
      const at = Math.min(codes.length - 1, Math.max(['CE3', 'CP1', 'CP7', 'CP8'].includes(id) ? Math.ceil(codes.length / 2) : 0, Math.round((codes.length - 1) * share + this.random.next() - 0.5)));
      return [id, codes[at] ?? ''];
    }));
  }

  private async plan(head: Head, end: 'waiting' | 'edited'): Promise<void> {
    const { conference, goal, lead, note } = this.texts;
    const { records } = await this.ask<{ records: Row[] }>(this.team.worker, 'GET', `/cases/${head.id}`);
    const first = records.find(({ kind }) => kind === 'plan_goal');
    await this.record(head, 'case_conference', { on: day(5), childTookPart: true, decisions: conference, language: this.team.office });
    await this.record(head, 'plan_goal', { goal, leadBy: lead, dueOn: day(-40), state: 'open' });
    const approval = await this.propose(head, { subjectKind: 'plan', note });
    if (end === 'waiting' || !first) return;
    await this.approve(approval);
    await this.ask(this.team.worker, 'POST', `/sync/push`, { operations: [{ opId: uuidv7(), deviceSeq: 1, entity: 'record', id: first.id, caseId: head.id, kind: 'update',
      fields: { leadBy: { value: lead, baseVersion: first.version }, dueOn: { value: day(-60), baseVersion: first.version } } }] });
  }

  private async assessment(head: Head): Promise<void> {
    const { safety, family, school, words } = this.texts;
    const id = await this.record(head, 'assessment', { type: 'comprehensive', on: day(2), seenChild: true, child: school, carer: family, household: safety, childViews: words, needs: ['education', 'social'], done: true, language: this.team.office });
    await this.propose(head, { subjectKind: 'assessment', subjectId: id });
  }

  /** Two calm reviews: back to prevention. */
  private async calm(head: Head): Promise<void> {
    await this.lowTwice(head);
    await this.propose(head, { subjectKind: 'move', target: 'prevention', note: this.texts.calm });
  }

  private async closure(head: Head, at: number): Promise<void> {
    await this.lowTwice(head);
    await this.record(head, 'closure_review', { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true, dutyBearer: this.texts.duty, reason: 'goals_met' });
    const approval = await this.propose(head, { subjectKind: 'closure', note: this.texts.calm });
    if (at > 1) return;
    await this.approve(approval);
    const { head: now } = await this.ask<{ head: Head }>(this.team.worker, 'GET', `/cases/${head.id}`);
    if (at === 0) await this.ask(this.team.worker, 'POST', `/cases/${head.id}/moves`, { to: 'closed', version: now.version });
  }

  private async lowTwice(head: Head): Promise<void> {
    for (const before of [95, 2]) {
      await this.record(head, 'risk_screening', { level: 'low', on: day(before), individual: [], household: [], community: [], seenInPerson: true, reason: this.texts.calm, language: this.team.office });
    }
  }

  private async record(head: Head, kind: string, fields: object): Promise<string> {
    const id = uuidv7();
    await this.ask(this.team.worker, 'POST', `/cases/${head.id}/records`, { id, kind, fields });
    return id;
  }

  private propose(head: Head, body: object): Promise<Approval> {
    return this.ask<Approval>(this.team.worker, 'POST', `/cases/${head.id}/approvals`, { id: uuidv7(), ...body });
  }

  private async approve({ id, version }: Approval): Promise<void> {
    await this.ask(this.random.pick(this.team.supervisors), 'POST', `/approvals/${id}/approve`, { version });
  }

  private async giveBack({ id, version }: Approval, fields: readonly string[]): Promise<void> {
    await this.ask(this.random.pick(this.team.supervisors), 'POST', `/approvals/${id}/return`, { version, fields, comment: this.texts.comment });
  }
}
