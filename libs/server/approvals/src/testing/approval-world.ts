import { v7 as uuidv7 } from 'uuid';
import { type Answer, type CaseApi, startCaseApi } from '../../../cases/src/testing/case-api';
import { type MadePerson, World } from '../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { CASE_ENTITIES, CasesModule } from '@tact/server/cases';
import { SharingModule } from '@tact/server/sharing';
import { TASK_ENTITIES, TasksModule } from '@tact/server/tasks';
import type { Type } from '@nestjs/common';
import { ApprovalsModule } from '../lib/approvals.module';

const DAY = 86_400_000;

/** An NGO with a worker, a colleague and two supervisors, and a stranger, over the real server. */
export class ApprovalWorld {
  private constructor(
    readonly db: TestDatabase,
    readonly api: CaseApi,
    readonly world: World,
    readonly people: Readonly<Record<'worker' | 'colleague' | 'supervisor' | 'second' | 'stranger', MadePerson>>,
  ) {}

  static async make(more: readonly Type[] = []): Promise<ApprovalWorld> {
    const db = await startTestDatabase([...CASE_ENTITIES, ...TASK_ENTITIES]);
    const api = await startCaseApi(db, [CasesModule, TasksModule, SharingModule, ApprovalsModule, ...more]);
    const world = await World.make(db);
    const ngo = await world.organisation({ name: 'Arsis' });
    const people = {
      worker: await world.person('social_worker', ngo, 'Mira Lleshi'),
      colleague: await world.person('social_worker', ngo, 'Ermal Duka'),
      supervisor: await world.person('supervisor', ngo, 'Arben Prifti'),
      second: await world.person('supervisor', ngo, 'Besnik Toska'),
      stranger: await world.person('supervisor', await world.organisation({ country: 'GR' }), 'Eleni Papa'),
    };
    return new ApprovalWorld(db, api, world, people);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.db.stop();
  }

  /** A girl of ten, registered and screened at the levels given. */
  async child(...levels: readonly string[]): Promise<string> {
    const id = uuidv7();
    await this.ok(this.people.worker, '/cases', { id, firstName: 'Ardita', lastName: 'Hoxha', sex: 'female', birthDate: `${new Date().getUTCFullYear() - 10}-01-01`,
      areaId: this.world.areaId, presenceCountry: 'AL', programmeId: this.world.programmeId });
    for (const level of levels) await this.record(id, 'risk_screening', { level, individual: [], household: [], community: [], reason: 'Seen at home, all is calm' });
    return id;
  }

  async record(caseId: string, kind: string, fields: object, who: MadePerson = this.people.worker): Promise<string> {
    const id = uuidv7();
    await this.ok(who, `/cases/${caseId}/records`, { id, kind, fields });
    return id;
  }

  async version(caseId: string): Promise<number> {
    return (await this.file(caseId)).head.version;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read as what the contract says of them
  async file(caseId: string, who: MadePerson = this.people.worker): Promise<any> {
    return (await this.get(who, `/cases/${caseId}`)).body;
  }

  async move(caseId: string, to: string, who: MadePerson = this.people.worker, reason = ''): Promise<Answer> {
    return this.post(who, `/cases/${caseId}/moves`, { to, version: await this.version(caseId), ...(reason ? { reason } : {}) });
  }

  /** Proposes; the answer is the approval. */
  propose(caseId: string, body: object, who: MadePerson = this.people.worker): Promise<Answer> {
    return this.post(who, `/cases/${caseId}/approvals`, { id: uuidv7(), ...body });
  }

  async approve(approval: { id: string; version: number }, who: MadePerson = this.people.supervisor): Promise<Answer> {
    return this.post(who, `/approvals/${approval.id}/approve`, { version: approval.version });
  }

  post(who: MadePerson, path: string, body: unknown, key?: string): Promise<Answer> {
    return this.api.call(who.actor, 'POST', path, { body, ...(key ? { key } : {}) });
  }

  patch(who: MadePerson, path: string, body: unknown, version: number): Promise<Answer> {
    return this.api.call(who.actor, 'PATCH', path, { body, version });
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

  /** Moves domain time, for everybody in this database. */
  async advance(days: number): Promise<void> {
    await this.db.admin.query(`update tact_private.clock set ahead = ahead + make_interval(secs => $1)`, [days * 86_400]);
  }

  day(offset: number): string {
    return new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);
  }
}
