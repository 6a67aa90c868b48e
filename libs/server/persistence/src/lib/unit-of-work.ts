import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { actorToken, SYSTEM_SESSION_ID, SYSTEM_USER_ID, type Actor } from './actor-token';
import { KnownPrincipals } from './known-principals';
import type { PrincipalRow } from './principal-row';

export type AccessKind = 'revealed' | 'opened' | 'delivered' | 'opened_on_device' | 'matched' | 'exported' | 'system' | 'emergency';

/** What will be read of which cases: written and committed before the read (SECURITY.md, Audit). */
export interface Access {
  readonly kind: AccessKind;
  readonly caseIds: readonly string[];
  readonly section?: string;
}

interface Running {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly client: RawClient;
}

interface RawClient {
  query(text: string): Promise<unknown>;
  readonly connection?: { readonly stream: { cork(): void; uncork(): void } };
  query(statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

/** A session, device or user was revoked between the token and the query: the request answers 401. */
export class ActorRefused extends Error {}

const running = new AsyncLocalStorage<Running>();
/** The request that is being served, and when it came (ms of the process). */
interface RequestScope {
  readonly id: string;
  readonly since: number;
}

/** What a guard found of a session, and until when it serves. */
interface Guarded {
  readonly token: string;
  readonly sight: string;
  readonly until: number;
}

/** Less than the database lets it hold. */
const SIGHT_MS = 5_000;
const RECORD = 'select tact.record_access($1, $2::uuid[], $3, $4) as id';
/** After the statements that begin a transaction of lookups by key: under row-level security a plan for each list of ids costs as much as reading them. */
const PLANNED_ONCE = `, set_config('plan_cache_mode', 'force_generic_plan', true)`;
const MOST_GUARDED = 5_000;

const requests = new AsyncLocalStorage<RequestScope>();
const statementNames = new Map<string, string>();

/** Every access to the database runs in a transaction that begins with the signed actor; outside one it throws. */
export class UnitOfWork {
  private readonly principals = new KnownPrincipals();
  private readonly guarded = new Map<string, Guarded>();

  constructor(
    private readonly source: DataSource,
    private readonly actorKey: Buffer,
  ) {}

  /** The transaction's entity manager. Throws outside `run`, `withAccess` and `system`. */
  get manager(): EntityManager {
    const current = running.getStore();
    if (!current) throw new Error('database access outside a unit of work');
    return current.manager;
  }

  /** Who the running transaction acts for. */
  get actor(): Actor {
    const current = running.getStore();
    if (!current) throw new Error('no unit of work');
    return current.actor;
  }

  /** Parameterised SQL in the running transaction. */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.manager.query(sql, [...parameters]) as Promise<Row[]>;
  }

  /**
   * Rows of a constant query, planned once a connection: for lookups by key, where planning under row-level security costs more than
   * the lookup. Not for lists, whose best plan depends on who asks; the text must be one of a few.
   */
  async lookup<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const current = running.getStore();
    if (!current) throw new Error('database access outside a unit of work');
    const { rows } = await current.client.query({ name: nameOf(sql), text: sql, values: parameters });
    return rows as Row[];
  }

  /**
   * As `lookup`, in a read transaction of its own: begin, query and commit travel together, one round trip. A statement that fails
   * undoes the transaction. Joins a running unit of work.
   */
  async read<Row>(actor: Actor, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (running.getStore()) return this.run(actor, () => this.lookup<Row>(sql, parameters));
    return this.connected(async (_, client) => {
      const [, { rows }] = await Promise.all(together(client, () =>
        [client.query(this.begin(actor, null)), client.query({ name: nameOf(sql), text: sql, values: parameters }), client.query('commit')] as const));
      return rows as Row[];
    });
  }

  /**
   * The principal behind an access token, or null when session, device or user is out. One round trip; an unchanged principal is the
   * same object as before. What was found out serves the transactions of the same request (docs/adr/0008).
   */
  async authenticate(actor: Actor): Promise<PrincipalRow | null> {
    const token = actorToken(this.actorKey, actor);
    for (const known of [this.principals.stampOf(actor.sessionId), null]) {
      const [found] = (await this.source.query('select stamp, principal, sight from tact.begin_actor($1, $2)', [token, known])) as Begun[];
      if (!found?.stamp || !found.sight) return null;
      const row = this.principals.read(actor.sessionId, found.stamp, found.principal);
      this.keep(actor, { token, sight: found.sight, until: performance.now() + SIGHT_MS });
      if (row) return row;
    }
    return null;
  }

  /** One transaction for `actor`. Joins a running one of the same actor. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const current = running.getStore();
    if (current) {
      if (current.actor.userId !== actor.userId) throw new Error('a unit of work cannot change its actor');
      return work();
    }
    return this.transaction(actor, null, work);
  }

  /** Commits an access record, then runs `work` in a second transaction that may read what the record covers. */
  async withAccess<T>(actor: Actor, access: Access, work: () => Promise<T>): Promise<T> {
    if (running.getStore()) throw new Error('an access record must be committed before the reading transaction begins');
    return this.transaction(actor, await this.recordAccess(actor, access), work);
  }

  /** Commits the read log's record and answers its id; the database refuses cases the actor may not see (SQLSTATE 42501). */
  async recordAccess(actor: Actor, access: Access): Promise<string> {
    return this.transaction(actor, null, () => this.record(access));
  }

  private async record(access: Access): Promise<string> {
    const { text, values } = recordOf(access);
    const rows = await this.lookup<{ id: string }>(text, values);
    return rows[0]!.id;
  }

  /** Runs `work` under an access record that is already committed. */
  async underAccess<T>(actor: Actor, accessId: string, work: () => Promise<T>): Promise<T> {
    return this.transaction(actor, accessId, work);
  }

  /**
   * Two transactions on one connection: `choose` decides what will be read and its access record is committed; then `read` runs under it.
   * Where `choose` names no case nothing is recorded, and `read` runs without access.
   */
  async recorded<Chosen extends { readonly access: Access }, T>(actor: Actor, choose: () => Promise<Chosen>, read: (chosen: Chosen, accessId: string | null) => Promise<T>): Promise<T> {
    if (running.getStore()) throw new Error('an access record must be committed before the reading transaction begins');
    return this.transaction(actor, null, async (again) => {
      const chosen = await choose();
      if (chosen.access.caseIds.length === 0) return read(chosen, null);
      const id = await this.record(chosen.access);
      await again(id);
      return read(chosen, id);
    });
  }

  /**
   * As `recorded`, for rows that constant queries find by the ids of the chosen cases ($1): the record is written and committed in one round
   * trip, the reading transaction is another. One list a query; none where no case is chosen.
   */
  async recordedRows<Chosen extends { readonly access: Access }>(actor: Actor, choose: () => Promise<Chosen>, queries: readonly string[]): Promise<{ chosen: Chosen; rows: readonly (readonly unknown[])[] }> {
    if (running.getStore()) throw new Error('an access record must be committed before the reading transaction begins');
    return this.connected(async (runner, client) => {
      const begun = client.query(this.begin(actor, null) + PLANNED_ONCE);
      begun.catch(() => undefined);
      markActive(runner);
      const chosen = await running.run({ manager: runner.manager, actor, client }, choose);
      await begun;
      const { access } = chosen;
      if (access.caseIds.length === 0) {
        await client.query('commit');
        return { chosen, rows: [] };
      }
      const recorded = together(client, () => [client.query(recordOf(access)), client.query('commit')] as const);
      const id = ((await recorded[0]).rows[0] as { id: string }).id;
      await recorded[1];
      const [, lists] = await Promise.all(together(client, () =>
        [client.query(this.begin(actor, id) + PLANNED_ONCE), Promise.all(queries.map((text) => client.query({ name: nameOf(text), text, values: [access.caseIds] }))), client.query('commit')] as const));
      return { chosen, rows: lists.map(({ rows }) => rows) };
    });
  }

  /** A job's transaction: sees clear rows of every case, and no sealed one. */
  async system<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction({ userId: SYSTEM_USER_ID, sessionId: SYSTEM_SESSION_ID }, null, work);
  }

  /** Why the change is made, kept with every audit event of the running transaction. */
  async because(reason: string): Promise<void> {
    await this.query(`select set_config('tact.reason', $1, true)`, [reason]);
  }

  /** Runs `work` with a request id that the audit trail and the read log keep. */
  static withRequestId<T>(id: string, work: () => T): T {
    return requests.run({ id, since: performance.now() }, work);
  }

  private keep(actor: Actor, guarded: Guarded): void {
    if (this.guarded.size >= MOST_GUARDED) this.guarded.clear();
    this.guarded.set(`${actor.userId}|${actor.sessionId}`, guarded);
  }

  /** The statements that begin a transaction: a request's as its guard found the actor a moment ago; any other, and one that takes long, has it looked up. */
  private begin(actor: Actor, accessId: string | null): string {
    const scope = requests.getStore();
    const now = performance.now();
    const known = scope && now - scope.since < SIGHT_MS ? this.guarded.get(`${actor.userId}|${actor.sessionId}`) : undefined;
    const [token, sight] = known && known.until > now ? [known.token, known.sight] : [actorToken(this.actorKey, actor), ''];
    return beginSql({ actor: token, sight, access: accessId ?? '', request: scope?.id ?? '' });
  }

  /** `again(id)`, once, commits and begins another transaction for the same actor under that access record, in one round trip. */
  private async transaction<T>(actor: Actor, accessId: string | null, work: (again: (id: string) => Promise<unknown>) => Promise<T>): Promise<T> {
    return this.connected(async (runner, client) => {
      const begun = client.query(this.begin(actor, accessId));
      begun.catch(() => undefined);
      markActive(runner);
      const again = (id: string): Promise<unknown> => client.query(`commit; ${this.begin(actor, id)}`);
      const result = await running.run({ manager: runner.manager, actor, client }, () => work(again));
      await begun;
      await client.query('commit');
      return result;
    });
  }

  /** Work on a connection of its own, rolled back when it fails. */
  private async connected<T>(work: (runner: QueryRunner, client: RawClient) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as RawClient;
    try {
      return await work(runner, client);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
      await runner.release();
    }
  }
}

/** Statements that travel together, in one round trip. */
function together<T extends readonly Promise<unknown>[]>(client: RawClient, ask: () => T): T {
  client.connection?.stream.cork();
  const answers = ask();
  for (const answer of answers) answer.catch(() => undefined);
  client.connection?.stream.uncork();
  return answers;
}

function recordOf({ kind, caseIds, section }: Access): { readonly name: string; readonly text: string; readonly values: readonly unknown[] } {
  return { name: nameOf(RECORD), text: RECORD, values: [kind, caseIds, section ?? null, requests.getStore()?.id ?? null] };
}

/** One name a text: pg prepares it once a connection. */
function nameOf(sql: string): string {
  const known = statementNames.get(sql);
  if (known) return known;
  const name = `tact_${createHash('sha256').update(sql).digest('base64url').slice(0, 16)}`;
  statementNames.set(sql, name);
  return name;
}

/** TypeORM must know that the transaction is open, or it would open and commit its own. */
function markActive(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

interface Begun {
  readonly stamp: string | null;
  readonly principal: string | null;
  readonly sight: string | null;
}

/** One round trip: every value is our own and made of hex digits, dashes, commas and bars only. */
function beginSql(settings: Readonly<Record<'actor' | 'sight' | 'access' | 'request', string>>): string {
  const sets = Object.entries(settings).map(([name, value]) => {
    if (!/^[0-9a-zA-Z|,-]*$/.test(value)) throw new Error(`unsafe ${name}`);
    return `set_config('tact.${name}', '${value}', true)`;
  });
  return `begin; select ${sets.join(', ')}`;
}
