import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { SharingModule } from '@tact/server/sharing';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { HandOverModule } from '../lib/hand-over.module';

const DAY = 86_400_000;
/** Every section that a made child's file fills. */
export const WHOLE = ['summary', 'identity', 'plan', 'risk', 'legal', 'notes'] as const;

export interface Path {
  readonly caseId: string;
  readonly id: string;
  version: number;
}

/** An NGO, a municipality with people of its own, a school without an account, and a real server between them. */
export class HandOverWorld {
  private constructor(
    readonly db: TestDatabase,
    readonly api: CaseApi,
    readonly world: World,
    readonly organisations: Readonly<Record<'ngo' | 'municipality' | 'school', MadeOrganisation>>,
    readonly people: Readonly<Record<'worker' | 'supervisor' | 'receiver' | 'newWorker' | 'newHead' | 'stranger', MadePerson>>,
  ) {}

  static async make(): Promise<HandOverWorld> {
    const db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    const api = await startCaseApi(db, [CasesModule, TasksModule, SharingModule, HandOverModule]);
    const world = await World.make(db);
    const ngo = await world.organisation({ name: 'Arsis' });
    const municipality = await world.organisation({ category: 'municipality', name: 'Municipality of Korça' });
    const people = {
      worker: await world.person('social_worker', ngo, 'Mira Lleshi'), supervisor: await world.person('supervisor', ngo, 'Arben Prifti'),
      receiver: await world.person('duty_bearer', municipality, 'Drita Shehu'), newWorker: await world.person('social_worker', municipality, 'Elira Kola'),
      newHead: await world.person('supervisor', municipality, 'Genti Bardhi'), stranger: await world.person('supervisor', await world.organisation({ country: 'GR' }), 'Eleni Papa'),
    };
    return new HandOverWorld(db, api, world, { ngo, municipality, school: await world.organisation({ category: 'school', name: 'School 4' }) }, people);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.db.stop();
  }

  /** A girl of ten in protection, with consent of her mother and her own assent for the whole file to municipality and school. */
  async child(risk = 'medium'): Promise<string> {
    const id = uuidv7();
    const { worker } = this.people;
    await this.ok(worker, '/cases', { id, firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthDate: `${new Date().getUTCFullYear() - 10}-01-01`, areaId: this.world.areaId,
      presenceCountry: 'AL', programmeId: this.world.programmeId });
    await this.record(id, 'risk_screening', { level: risk, individual: [], household: [], community: [], reason: 'Seen at home' });
    await this.record(id, 'plan_goal', { goal: 'Back in school by January', state: 'open' });
    await this.record(id, 'note', { text: 'Lives with the aunt', language: 'en' });
    await this.record(id, 'mandatory_report', { made: true, on: this.day(-3), to: 'police' });
    for (const [givenBy, kind] of [['carer', 'consent'], ['child', 'assent']]) await this.consent(id, givenBy!, kind!);
    const { body } = await this.get(worker, `/cases/${id}`);
    await this.ok(worker, `/cases/${id}/moves`, { to: 'protection', version: body.head.version });
    return id;
  }

  async consent(caseId: string, givenBy: string, kind: string, more: object = {}): Promise<string> {
    return this.record(caseId, 'consent', { given: true, purpose: 'share_for_referral', kind, givenBy, on: this.day(-2), sections: [...WHOLE],
      recipientOrgIds: [this.organisations.municipality.id, this.organisations.school.id], ageAtTime: 10, ...more });
  }

  async record(caseId: string, kind: string, fields: object, who = this.people.worker): Promise<string> {
    const id = uuidv7();
    await this.ok(who, `/cases/${caseId}/records`, { id, kind, fields });
    return id;
  }

  /** A path at stage 0, to the municipality as lead unless told otherwise. */
  async begun(more: object = {}, caseId?: string): Promise<Path> {
    const body = { id: uuidv7(), category: 'municipality', toOrganisationId: this.organisations.municipality.id, isLead: true, ...more };
    const on = caseId ?? (await this.child());
    const answer = await this.ok(this.people.worker, `/cases/${on}/hand-overs`, body);
    return { caseId: on, id: body.id, version: answer.body.version };
  }

  /** Opened to the duty bearer: stage 1. */
  async joint(more: object = {}, caseId?: string, sections: readonly string[] = WHOLE): Promise<Path> {
    const path = await this.begun(more, caseId);
    await this.step(path, this.people.worker, 'propose', { sections });
    await this.step(path, this.people.supervisor, 'approve');
    return path;
  }

  /** The duty bearer leads: stage 2. */
  async leading(more: object = {}, caseId?: string, sections: readonly string[] = WHOLE): Promise<Path> {
    const path = await this.joint(more, caseId, sections);
    await this.step(path, this.people.worker, 'advance', { stage: 2 });
    return path;
  }

  async offered(more: object = {}, caseId?: string, sections: readonly string[] = WHOLE): Promise<Path> {
    const path = await this.leading(more, caseId, sections);
    await this.step(path, this.people.worker, 'propose', { sections });
    await this.step(path, this.people.supervisor, 'approve');
    return path;
  }

  async read(path: Path, sections: readonly string[] = WHOLE): Promise<void> {
    for (const section of sections) await this.ok(this.people.receiver, `/hand-overs/${path.id}/acknowledgements`, { section });
  }

  signature(more: object = {}): object {
    return { signedName: 'Drita Shehu', caseworkerId: this.people.newWorker.userId, supervisorId: this.people.newHead.userId, ...more };
  }

  /** Accepted: stage 3. */
  async owned(more: object = {}, caseId?: string): Promise<Path> {
    const path = await this.offered(more, caseId);
    await this.read(path);
    await this.step(path, this.people.receiver, 'accept', this.signature());
    return path;
  }

  /** Posts a step with the path's version, demands success and takes the new version. */
  async step(path: Path, who: MadePerson, name: string, body: object = {}): Promise<Answer> {
    const answer = await this.ok(who, `/hand-overs/${path.id}/${name}`, { version: path.version, ...body });
    path.version = answer.body.version;
    return answer;
  }

  /** As `step`, answering whatever comes. */
  try(path: Path, who: MadePerson, name: string, body: object = {}): Promise<Answer> {
    return this.post(who, `/hand-overs/${path.id}/${name}`, { version: path.version, ...body });
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

  async advance(days: number): Promise<void> {
    await this.db.admin.query('update tact_private.clock set ahead = ahead + make_interval(secs => $1)', [days * 86_400]);
  }

  async resetClock(): Promise<void> {
    await this.db.admin.query(`update tact_private.clock set ahead = '0'`);
  }

  day(offset: number): string {
    return new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);
  }
}
