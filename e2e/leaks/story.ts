import { CODE_LISTS, type FieldRule, RECORD_KINDS } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { header, makeWorkbook } from '../../libs/server/imports/src/lib/testing/make-workbook';
import type { Answer, Api, Method } from '../access/api/api';
import type { FixedWorld, PersonName } from '../access/worlds/fixed';

/** Tells the server what must never leave it in clear: a child's life through every route that takes a name or a text. */
export class Story {
  readonly refused: string[] = [];
  /** Kinds of record whose first telling a rule refused. */
  readonly kindsRefused: string[] = [];
  private told = 0;

  constructor(private readonly api: Api, private readonly world: FixedWorld, private readonly sessions: ReadonlyMap<string, string>, private readonly programmeId: string) {}

  async tell(): Promise<void> {
    const id = await this.register();
    await this.records(id);
    await this.work(id);
    await this.refer();
    await this.badRequests(id);
    await this.importRegister();
  }

  private secret(): string {
    const code = [...(this.told++ + 0x100000).toString(16)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
    return `Kanari${code}q`;
  }

  private async say(as: PersonName, method: Method, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const userId = this.world.person(as);
    const answer = await this.api.call(method, `/api/v1${path}`, { as: { userId, sessionId: this.sessions.get(userId)! }, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
    if (answer.status >= 400) this.refused.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} ${answer.status} ${answer.body?.code ?? ''}`);
    return answer;
  }

  private async register(): Promise<string> {
    const id = uuidv7();
    await this.say('worker', 'POST', '/cases', { id, firstName: this.secret(), lastName: this.secret(), sex: 'female', birthYear: 2013, programmeId: this.programmeId, teamId: this.world.team('team') });
    await this.say('worker', 'GET', `/cases/${id}`, undefined);
    const texts = (): Record<string, string> => ({ locality: this.secret(), nextStep: this.secret(), accompaniment: this.secret() });
    await this.say('worker', 'PATCH', `/cases/${id}`, { fields: texts() }, { 'if-match': '1' });
    const fields = Object.fromEntries(Object.entries(texts()).map(([name, value]) => [name, { value, baseVersion: 2 }]));
    await this.say('worker', 'POST', '/sync/push', { operations: [{ opId: uuidv7(), deviceSeq: 1, entity: 'case', id, caseId: id, kind: 'update', fields }] });
    await this.say('worker', 'POST', '/cases/list', {});
    return id;
  }

  /** A record of every kind, with a secret in every field that is free text. */
  private async records(id: string): Promise<void> {
    for (const [kind, { fields }] of Object.entries(RECORD_KINDS) as [string, { fields: Record<string, FieldRule> }][]) {
      if (kind === 'identity' || kind === 'import_source') continue;
      const { status } = await this.say('worker', 'POST', `/cases/${id}/records`, { id: uuidv7(), kind, fields: Object.fromEntries(Object.entries(fields).flatMap(([name, rule]) => this.value(name, rule))) });
      if (status !== 201) this.kindsRefused.push(kind);
    }
    const { body } = await this.say('worker', 'GET', `/cases/${id}`, undefined);
    const identity = (body.records as { kind: string; id: string; version: number }[]).find(({ kind }) => kind === 'identity')!;
    await this.say('worker', 'PATCH', `/cases/${id}/records/${identity.id}`, { fields: { otherNames: this.secret(), aliases: [this.secret()], birthplace: this.secret() } }, { 'if-match': `${identity.version}` });
  }

  private value(name: string, rule: FieldRule): [string, unknown][] {
    const codes = typeof rule.codes === 'string' ? (CODE_LISTS as Readonly<Record<string, readonly string[]>>)[rule.codes] : rule.codes;
    if (rule.type === 'text' || rule.type === 'longText') return [[name, this.secret()]];
    if (rule.type === 'strings') return [[name, [this.secret()]]];
    if (name === 'language') return [[name, 'sq']];
    if (!rule.required) return [];
    const made: Readonly<Record<string, unknown>> = { date: '2026-01-02', partialDate: '2026', code: codes?.[0], codes: codes?.slice(0, 1), bool: true, int: rule.min ?? 1, uuid: uuidv7(), uuids: [], country: 'AL', countries: ['AL'], languages: ['sq'] };
    return [[name, made[rule.type]]];
  }

  private async work(id: string): Promise<void> {
    await this.say('worker', 'POST', `/cases/${id}/tasks`, { id: uuidv7(), kind: 'call', dueAt: new Date().toISOString(), text: this.secret() });
    await this.say('worker', 'POST', `/cases/${id}/alerts`, { kind: 'danger', text: this.secret() });
    await this.say('worker', 'POST', '/cases/search', { query: this.secret() });
    await this.say('worker', 'POST', '/cases/names', { caseIds: [id] });
    await this.say('worker', 'POST', `/cases/${id}/moves`, { to: 'prevention', reason: this.secret(), version: 1 });
    await this.say('worker', 'POST', '/sync/push', { operations: [{ opId: uuidv7(), deviceSeq: 1, entity: 'record', id: uuidv7(), caseId: id, kind: 'create', fields: { kind: { value: 'note' }, narrative: { value: this.secret() }, language: { value: 'sq' } } }] });
    await this.say('worker', 'POST', '/sync/pull', { cases: [id], open: id });
  }

  /** Every text of a referral, on those of the loaded world. */
  private async refer(): Promise<void> {
    const at = async (as: PersonName, name: Parameters<FixedWorld['referral']>[0], command: string, body: object): Promise<void> => {
      const { body: seen } = await this.say(as, 'GET', `/referrals/${this.world.referral(name)}`, undefined);
      await this.say(as, 'POST', `/referrals/${this.world.referral(name)}/${command}`, { version: seen.version, ...body });
    };
    const said = () => ({ id: uuidv7(), text: this.secret() });
    const referral = (name: Parameters<FixedWorld['referral']>[0], command: string) => `/referrals/${this.world.referral(name)}/${command}`;
    await this.say('worker', 'POST', `/cases/${this.world.theCase('own')}/referrals`, { id: uuidv7(), toOrganisationId: this.world.organisation('police'), kind: 'police', urgency: 'high', purpose: this.secret(), reason: this.secret(),
      note: this.secret(), services: ['legal_aid'], sections: ['summary'], consentIds: [], expiresAt: new Date(Date.now() + 20 * 86_400_000).toISOString(), submit: false });
    await this.say('officer', 'POST', referral('accepted', 'questions'), said());
    await this.say('officer', 'POST', referral('accepted', 'feedback'), said());
    await this.say('colleague', 'POST', referral('inService', 'questions'), said());
    await at('officer', 'sent', 'decline', { reason: CODE_LISTS.decline_reason[0], note: this.secret() });
    await at('officer', 'inService', 'complete', { outcome: this.secret() });
    await this.say('head', 'GET', '/approvals', undefined);
  }

  /** Secrets where they do not belong: unknown fields, wrong types, broken JSON, addresses. */
  private async badRequests(id: string): Promise<void> {
    await this.say('worker', 'POST', '/cases', { id, [this.secret()]: 1 });
    await this.say('worker', 'POST', '/cases', { id, sex: this.secret(), programmeId: this.secret() });
    await this.say('worker', 'PATCH', `/cases/${id}`, { fields: { [this.secret()]: this.secret() } }, { 'if-match': '1' });
    await this.say('worker', 'POST', `/cases/${id}/records`, { id: uuidv7(), kind: this.secret(), fields: { text: this.secret() } });
    await this.say('worker', 'GET', `/cases/${this.secret()}`, undefined);
    await this.say('worker', 'GET', `/nothing/${this.secret()}?q=${this.secret()}`, undefined);
    await this.say('worker', 'GET', `/referrals?box=${this.secret()}`, undefined);
    await this.say('worker', 'POST', '/cases/list', `{"filter": ${this.secret()}`, { 'content-type': 'application/json' });
    await this.api.call('POST', '/api/v1/auth/sign-in', { body: { email: `${this.secret()}@example.org`, password: this.secret() } });
  }

  private async importRegister(): Promise<void> {
    const row = [1, this.secret(), this.secret(), 'Yes', '03.04.2012', 'F', 'Forced begging', 'Active', { serial: 43_619 }] as const;
    const bad = [2, this.secret(), this.secret(), 'Yes', this.secret(), 'F', this.secret(), 'Active', { serial: 43_619 }] as const;
    const boundary = 'tact-boundary';
    const workbook = makeWorkbook([header, [...row], [...bad]]);
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="register"\r\n\r\n${this.secret()}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${this.secret()}.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`), Buffer.from(workbook), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const { body: begun } = await this.say('head', 'POST', '/imports', body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
    await this.settled(begun.id as string);
    await this.say('head', 'POST', `/imports/${begun.id}/start`, { undecided: 'new' });
    await this.settled(begun.id as string);
  }

  private async settled(id: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { body } = await this.say('head', 'GET', `/imports/${id}`, undefined);
      if (['checked', 'done', 'failed'].includes(body.state as string)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** How many secrets were told. */
  get count(): number { return this.told; }
}
