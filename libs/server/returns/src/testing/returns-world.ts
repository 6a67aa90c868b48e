import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { RETURN_STEP_CODES, returnStep, type ReturnStepCode } from '@tact/domain';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadeOrganisation, type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { ReturnsModule } from '../lib/returns.module';

const DAY = 86_400_000;
const ORDER = RETURN_STEP_CODES.flatMap((code): ReturnStepCode[] => (code === 'F3' ? [] : code === 'G1' ? ['G1', 'F3'] : [code]));
const GOOD: Readonly<Partial<Record<ReturnStepCode, string>>> = { B4: 'not_involved', C4: 'low', C6: 'clear', D1: 'agrees', E1: 'return' };

/** A Greek NGO that keeps a file, an Albanian NGO and a child protection unit that receive, a school that is not named, and a real server between them. */
export class ReturnsWorld {
  private constructor(
    readonly db: TestDatabase,
    readonly api: CaseApi,
    readonly world: World,
    readonly keeper: MadeOrganisation,
    readonly ngo: MadeOrganisation,
    readonly unit: MadeOrganisation,
    readonly people: Readonly<Record<'worker' | 'supervisor' | 'colleague' | 'head' | 'receiver' | 'officer' | 'stranger' | 'teacher' | 'dpo', MadePerson>>,
  ) {}

  static async make(): Promise<ReturnsWorld> {
    const db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    const api = await startCaseApi(db, [CasesModule, TasksModule, ReturnsModule]);
    const world = await World.make(db);
    const keeper = await world.organisation({ name: 'Anemos', country: 'GR', timezone: 'Europe/Athens' });
    const ngo = await world.organisation({ name: 'Shtegu' });
    const unit = await world.organisation({ category: 'municipality', name: 'Child Protection Unit' });
    const people = {
      worker: await world.person('social_worker', keeper, 'Eleni Markou'), supervisor: await world.person('supervisor', keeper, 'Sofia Karydi'),
      colleague: await world.person('social_worker', keeper, 'Nikos Valtinos'), head: await world.person('supervisor', ngo, 'Teuta Marku'),
      receiver: await world.person('social_worker', ngo, 'Mirela Dodaj'), officer: await world.person('duty_bearer', unit, 'Ardita Vela'),
      stranger: await world.person('supervisor', await world.organisation({ country: 'GR' }), 'Petros Damalas'),
      teacher: await world.person('duty_bearer', await world.organisation({ category: 'school' }), 'Luljeta Kodra'), dpo: await world.person('dpo', keeper, 'Ioanna Lekka'),
    };
    return new ReturnsWorld(db, api, world, keeper, ngo, unit, people);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.db.stop();
  }

  /** A girl of `age` in Greece whose home is Albania, in protection, with consent across the border for both receivers. */
  async child(age = 11): Promise<string> {
    const id = uuidv7();
    const { worker } = this.people;
    await this.ok(worker, '/cases', { id, firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthDate: `${new Date().getUTCFullYear() - age}-01-01`, areaId: this.world.areaId,
      presenceCountry: 'GR', programmeId: this.world.programmeId });
    await this.record(id, 'risk_screening', { level: 'medium', on: this.day(-40), seenInPerson: true, individual: [], household: [], community: [] });
    await this.record(id, 'mandatory_report', { made: true, on: this.day(-40) });
    await this.db.admin.query(`update tact.case_file set residence_country = 'AL' where id = $1`, [id]);
    await this.move(id, 'protection');
    await this.consent(id, 'carer', 'consent', age);
    await this.consent(id, 'child', age >= 15 ? 'consent' : 'assent', age);
    return id;
  }

  consent(caseId: string, givenBy: string, kind: string, age: number): Promise<string> {
    return this.record(caseId, 'consent', { given: true, purpose: 'cross_border_sharing', kind, givenBy, on: this.day(-2), sections: ['return'],
      recipientOrgIds: [this.ngo.id, this.unit.id], ageAtTime: age });
  }

  async record(caseId: string, kind: string, fields: object): Promise<string> {
    const id = uuidv7();
    await this.ok(this.people.worker, `/cases/${caseId}/records`, { id, kind, fields });
    return id;
  }

  async move(caseId: string, to: string): Promise<Answer> {
    const [row] = (await this.db.admin.query('select version from tact.case_file where id = $1', [caseId])) as { version: number }[];
    return this.post(this.people.worker, `/cases/${caseId}/moves`, { to, version: row!.version });
  }

  /** A return of a new child, to its family unless told otherwise; both receivers are named. */
  async considered(age = 11, placement: string | null = 'family'): Promise<{ caseId: string; id: string }> {
    const caseId = await this.child(age);
    const id = uuidv7();
    await this.ok(this.people.worker, `/cases/${caseId}/returns`, { id, placement });
    for (const organisation of [this.ngo, this.unit]) await this.ok(this.people.worker, `/returns/${id}/partners`, { id: uuidv7(), organisationId: organisation.id });
    return { caseId, id };
  }

  evidence(step: ReturnStepCode, more: object = {}): { id: string } & Record<string, unknown> {
    const documents = returnStep(step).evidence.map((kind) => ({ kind, on: this.day(-1), reference: `CANARY-${step}`, holder: 'Registry', ...(step === 'A6' ? { validUntil: this.day(0) } : {}) }));
    return { id: uuidv7(), step, documents, ...(GOOD[step] ? { outcome: GOOD[step] } : {}), ...more };
  }

  /** Closes steps in the order of the checklist (F3 waits for G1), signed by the keeper and, where both answer, by the receiving country. */
  async close(id: string, steps: readonly ReturnStepCode[], more: Partial<Record<ReturnStepCode, object>> = {}): Promise<void> {
    for (const step of ORDER.filter((code) => steps.includes(code))) {
      const signed = this.evidence(step, more[step]);
      await this.ok(this.people.worker, `/returns/${id}/attest`, signed);
      const second = returnStep(step).sides.length === 2 ? this.people.officer : this.people.supervisor;
      if (returnStep(step).gate) await this.ok(second, `/returns/${id}/countersign`, { attestationId: signed.id });
    }
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
  sqlAs<Row>(who: MadePerson, sql: string, parameters: readonly unknown[] = [], caseId?: string): Promise<Row[]> {
    const work = (): Promise<Row[]> => this.db.uow.query<Row>(sql, parameters);
    return caseId ? this.db.uow.withAccess(who.actor, { kind: 'opened', caseIds: [caseId] }, work) : this.db.uow.run(who.actor, work);
  }

  day(offset: number): string {
    return new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);
  }
}
