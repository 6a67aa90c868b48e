import { v7 as uuidv7 } from 'uuid';
import { type CaseApi, type Answer, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { SharingModule } from '../lib/sharing.module';

const DAY = 86_400_000;

/** An NGO with a worker and two supervisors, a municipality and a school, and a real server between them. */
export class SharingWorld {
  private constructor(
    readonly db: TestDatabase,
    readonly api: CaseApi,
    readonly world: World,
    readonly ngo: MadeOrganisation,
    readonly municipality: MadeOrganisation,
    readonly people: Readonly<Record<'worker' | 'supervisor' | 'second' | 'receiver' | 'school' | 'stranger', MadePerson>>,
  ) {}

  static async make(): Promise<SharingWorld> {
    const db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    const api = await startCaseApi(db, [CasesModule, TasksModule, SharingModule]);
    const world = await World.make(db);
    const ngo = await world.organisation({ name: 'Arsis' });
    const municipality = await world.organisation({ category: 'municipality', name: 'Municipality of Kamëz' });
    const people = {
      worker: await world.person('social_worker', ngo, 'Mira Lleshi'),
      supervisor: await world.person('supervisor', ngo, 'Arben Prifti'),
      second: await world.person('supervisor', ngo, 'Besnik Toska'),
      receiver: await world.person('duty_bearer', municipality, 'Drita Shehu'),
      school: await world.person('duty_bearer', await world.organisation({ category: 'school' }), 'Agron Bala'),
      stranger: await world.person('supervisor', await world.organisation({ country: 'GR' }), 'Eleni Papa'),
    };
    return new SharingWorld(db, api, world, ngo, municipality, people);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.db.stop();
  }

  /** A girl of ten, screened, with consent of her mother and her own assent for summary, identity and plan to the municipality. */
  async child(more: object = {}): Promise<string> {
    const id = uuidv7();
    const { worker } = this.people;
    await this.ok(worker, `/cases`, { id, firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthDate: this.birthday(10), areaId: this.world.areaId,
      presenceCountry: 'AL', programmeId: this.world.programmeId, ...more });
    await this.record(id, 'risk_screening', { level: 'medium', individual: [], household: [], community: [] });
    await this.record(id, 'plan_goal', { goal: 'Back in school by January', state: 'open' });
    await this.record(id, 'contact', { channel: 'phone', value: '+355 69 123 4567' });
    await this.record(id, 'proceeding', { type: 'civil', note: 'CANARY-LEGAL' });
    await this.consent(id, 'carer', 'consent');
    await this.consent(id, 'child', 'assent');
    return id;
  }

  consent(caseId: string, givenBy: string, kind: string, sections = ['summary', 'identity', 'plan']): Promise<string> {
    return this.record(caseId, 'consent', { given: true, purpose: 'share_for_referral', kind, givenBy, on: this.day(-2), sections,
      recipientOrgIds: [this.municipality.id], ageAtTime: 10 });
  }

  async record(caseId: string, kind: string, fields: object): Promise<string> {
    const id = uuidv7();
    await this.ok(this.people.worker, `/cases/${caseId}/records`, { id, kind, fields });
    return id;
  }

  proposal(more: object = {}): Record<string, unknown> & { id: string } {
    return {
      id: uuidv7(), toOrganisationId: this.municipality.id, kind: 'service', urgency: 'medium', purpose: 'School enrolment and social assistance',
      reason: 'Out of school since September. The family has no regular income.', services: ['education'], sections: ['summary', 'identity', 'plan'],
      consentIds: [], expiresAt: new Date(Date.now() + 90 * DAY).toISOString(), submit: true, ...more,
    };
  }

  /** A proposed referral of a new child, or of the one given. */
  async proposed(given: { caseId?: string; body?: object } = {}): Promise<{ caseId: string; id: string; version: number }> {
    const caseId = given.caseId ?? (await this.child());
    const body = this.proposal(given.body);
    const answer = await this.ok(this.people.worker, `/cases/${caseId}/referrals`, body);
    return { caseId, id: body.id, version: answer.body.version };
  }

  async sent(given: { caseId?: string; body?: object } = {}): Promise<{ caseId: string; id: string; version: number }> {
    const made = await this.proposed(given);
    const { body } = await this.ok(this.people.supervisor, `/referrals/${made.id}/approve`, { version: made.version });
    return { ...made, version: body.version };
  }

  async accepted(given: { caseId?: string; body?: object } = {}): Promise<{ caseId: string; id: string; version: number }> {
    const made = await this.sent(given);
    const { body } = await this.ok(this.people.receiver, `/referrals/${made.id}/accept`, { version: made.version });
    return { ...made, version: body.version };
  }

  post(who: MadePerson, path: string, body: unknown, key?: string): Promise<Answer> {
    return this.api.call(who.actor, 'POST', path, { body, ...(key ? { key } : {}) });
  }

  get(who: MadePerson, path: string): Promise<Answer> {
    return this.api.call(who.actor, 'GET', path);
  }

  /** Posts and demands success. */
  async ok(who: MadePerson, path: string, body: unknown): Promise<Answer> {
    const answer = await this.post(who, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** SQL as the app role in somebody's name, under an access record when a case is named. */
  async sqlAs<Row>(who: MadePerson, sql: string, parameters: readonly unknown[] = [], caseId?: string): Promise<Row[]> {
    const work = (): Promise<Row[]> => this.db.uow.query<Row>(sql, parameters);
    return caseId ? this.db.uow.withAccess(who.actor, { kind: 'opened', caseIds: [caseId] }, work) : this.db.uow.run(who.actor, work);
  }

  /** Moves domain time, for everybody in this database. */
  async advance(days: number): Promise<void> {
    await this.db.admin.query(`update tact_private.clock set ahead = ahead + make_interval(secs => $1)`, [days * 86_400]);
  }

  async resetClock(): Promise<void> {
    await this.db.admin.query(`update tact_private.clock set ahead = '0'`);
  }

  day(offset: number): string {
    return new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);
  }

  private birthday(years: number): string {
    const year = new Date().getUTCFullYear() - years;
    return `${year}-01-01`;
  }
}
