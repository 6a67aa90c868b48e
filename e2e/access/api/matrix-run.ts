import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { v7 as uuidv7 } from 'uuid';
import { Oracle } from '../../oracle/oracle';
import { Canaries, mayBeShown } from '../worlds/canaries';
import { CASE_NAMES, type FixedWorld, PEOPLE_NAMES, type PersonName, REFERRAL_NAMES } from '../worlds/fixed';
import { HAND_OVER_NAMES } from '../worlds/hand-overs';
import type { Answer, Api, Method } from './api';
import { isPartner, RETURN_CASES } from './arena-returns';
import type { Asked, MatrixRow, Relation, Target } from './matrix-row';

type Rows = Asked['rows'];

/** Asks one row of the matrix for everybody and everything, and answers what differs from it. */
export class MatrixRun {
  private readonly oracle: Oracle;
  /** What is missing is answered to a person on a route. */
  private readonly missing = new Map<string, string>();

  private constructor(private readonly api: Api, private readonly world: FixedWorld, private readonly sessions: ReadonlyMap<string, string>,
    private readonly canaries: Canaries, private readonly programmeId: string, private readonly rowsOf: ReadonlyMap<string, Rows>) {
    this.oracle = new Oracle(world);
  }

  static async over(db: TestDatabase, api: Api, world: FixedWorld, sessions: ReadonlyMap<string, string>, canaries: Canaries, programmeId: string): Promise<MatrixRun> {
    const rows = (await db.admin.query(`select c.id, (select r.id from tact.case_record r where r.case_id = c.id and r.section = 'identity' limit 1) as record,
      (select t.id from tact.case_task t where t.case_id = c.id limit 1) as task, (select a.id from tact.approval a where a.case_id = c.id limit 1) as approval,
      (select i.id from tact.import_run i limit 1) as "importRun" from tact.case_file c`)) as (Rows & { id: string })[];
    const session = sessions.get(world.person('head'))!;
    return new MatrixRun(api, world, sessions, canaries, programmeId, new Map(rows.map((row) => [row.id, { ...row, session }])));
  }

  /** What differs; stops looking after a target once there are more than `most`. */
  async problems(row: MatrixRow, most = 8): Promise<string[]> {
    const found: string[] = [];
    for (const [index, target] of targetsOf(row, this.world).entries()) {
      for (const person of [null, ...this.permittedLast(row)].filter((who) => index === 0 || this.isLetIn(row, who))) found.push(...(await this.ask(row, target, person)).map((what) => `${person ?? 'nobody'} ${nameOf(target)}: ${what}`));
      if (found.length > most) return found;
    }
    return found;
  }

  private async ask(row: MatrixRow, target: Target, person: PersonName | null): Promise<string[]> {
    const asked = this.asked(person ?? 'admin', target);
    const answer = await this.call(row, asked, person);
    const expected = this.expected(row, person, asked.relation);
    if (!expected.includes(answer.status)) return [`${answer.status} ${answer.body?.code ?? ''} instead of ${expected.join(' or ')}`];
    const shown = person === null ? Canaries.in(said(answer)) : Canaries.in(said(answer)).filter((canary) => !mayBeShown(this.oracle, this.world.person(person), this.canaries.place(canary)));
    const problems = shown.map((canary) => `leaks ${JSON.stringify({ ...this.canaries.place(canary), referral: undefined })}`);
    if (answer.status < 300) return [...problems, ...(row.content?.(answer, asked) ?? [])];
    if (answer.status === 404 && target.kind !== 'none') return [...problems, ...await this.sameAsMissing(row, asked, person, answer)];
    return problems;
  }

  /** Hidden and missing are one answer, byte for byte. */
  private async sameAsMissing(row: MatrixRow, asked: Asked, person: PersonName | null, hidden: Answer): Promise<string[]> {
    const nobodys = uuidv7();
    const rows = { record: nobodys, task: nobodys, approval: nobodys, importRun: nobodys, session: nobodys };
    const known = `${row.route} ${person}`;
    const missing = this.missing.get(known) ?? comparable(await this.call(row, { ...asked, id: nobodys, rows }, person), nobodys);
    this.missing.set(known, missing);
    return comparable(hidden, asked.id) === missing ? [] : [`hidden differs from missing: ${hidden.text} | ${missing}`];
  }

  /** Whom the route's own right refuses, it refuses before it looks: asking about one thing is enough. */
  private isLetIn(row: MatrixRow, person: PersonName | null): boolean {
    const [status] = this.expected(row, person, null);
    return status !== 401 && status !== 403;
  }

  private expected(row: MatrixRow, person: PersonName | null, relation: Relation): readonly number[] {
    const list = (gets: number | readonly number[] | undefined): readonly number[] => (gets === undefined ? [404] : typeof gets === 'number' ? [gets] : gets);
    if (row.roles === 'public') return list(row.gets.anyone);
    if (person === null || person === 'gone') return [401];
    const roles = this.world.memberships.filter((m) => m.userId === this.world.person(person) && m.to === null).map(({ role }) => role);
    if (row.roles !== 'all' && !roles.some((role) => (row.roles as readonly string[]).includes(role))) return [403];
    return row.about === 'none' ? list(row.gets.anyone) : relation === null ? [404] : list(row.gets[relation]);
  }

  private asked(person: PersonName, target: Target): Asked {
    const caseId = 'name' in target ? this.world.theCase(target.name) : this.world.theCase('own');
    const rows = this.rowsOf.get(caseId)!;
    const id = target.kind === 'referral' ? this.world.referral(target.name) : target.kind === 'handOver' ? this.world.handOver(target.name) : target.kind === 'case' || target.kind === 'return' ? caseId : target.kind === 'import' ? rows.importRun : uuidv7();
    return { world: this.world, programmeId: this.programmeId, person, target, rows, id, relation: this.relation(this.world.person(person), target) };
  }

  private relation(userId: string, target: Target): Relation {
    if (target.kind === 'import') return userId === this.world.person('head') ? 'own' : null;
    if (target.kind === 'case') {
      const id = this.world.theCase(target.name);
      return this.oracle.worksOn(userId, id) ? 'works' : this.oracle.sections(userId, id).has('summary') ? 'reads' : null;
    }
    if (target.kind === 'return') return this.oracle.worksOn(userId, this.world.theCase(target.name)) ? 'works' : PEOPLE_NAMES.some((name) => this.world.person(name) === userId && isPartner(name, target.name)) ? 'partner' : null;
    if (target.kind === 'handOver') return this.oracle.handOverSight(userId, this.world.handOvers.find(({ id }) => id === this.world.handOver(target.name))!);
    if (target.kind === 'none') return null;
    const referral = this.world.referrals.find(({ id }) => id === this.world.referral(target.name))!;
    const sight = this.oracle.referralSight(userId, referral);
    return sight === 'sender' ? 'works' : sight;
  }

  private call(row: MatrixRow, asked: Asked, person: PersonName | null): Promise<Answer> {
    const [method, path] = row.route.split(' ') as [Method, string];
    const id = path.includes('/tasks/{id}') ? asked.rows.task : path.includes('/approvals/{id}') ? asked.rows.approval : path.includes('/me/sessions/{id}') && person !== 'head' ? asked.rows.session : asked.id;
    const url = path.replace('{id}', id).replace('{caseId}', id).replace('{recordId}', asked.rows.record).replace('{override}', asked.rows.record).replace('{section}', row.section ?? '').replace('{list}', 'x').replace('{code}', 'x').replace('{key}', 'x');
    const userId = this.world.person(person ?? 'admin');
    return this.api.call(method, `${url}${row.query ?? ''}`, { headers: row.headers ?? {}, ...(row.body ? { body: row.body(asked) } : {}),
      ...(person === null ? {} : { as: { userId, sessionId: this.sessions.get(userId)! } }) });
  }

  /** Whoever may do it comes last, so that nobody meets what it changed. */
  private permittedLast(row: MatrixRow): PersonName[] {
    return row.about === 'import' ? [...PEOPLE_NAMES.filter((name) => name !== 'head'), 'head'] : [...PEOPLE_NAMES];
  }
}

function targetsOf({ about, only }: MatrixRow, world: FixedWorld): Target[] {
  if (about === 'none' || about === 'import') return [{ kind: about }];
  const names: readonly string[] = (about === 'handOver' ? HAND_OVER_NAMES : about === 'return' ? RETURN_CASES : about === 'case' ? CASE_NAMES : REFERRAL_NAMES.filter((name) => world.referrals.some(({ id }) => id === world.referral(name)))).filter((name) => only === undefined || only.includes(name));
  return names.map((name) => ({ kind: about, name }) as Target);
}

function nameOf(target: Target): string {
  return 'name' in target ? `on ${target.name}` : '';
}

/** Body and headers: nothing may show what it must not in either. */
function said(answer: Answer): string {
  return `${answer.text}\n${JSON.stringify(answer.headers)}`;
}

function comparable({ text, headers, status }: Answer, id: string): string {
  const { date: _date, 'x-request-id': _request, ...rest } = headers;
  return `${status} ${JSON.stringify(rest)} ${text}`.replaceAll(id, '{id}');
}
