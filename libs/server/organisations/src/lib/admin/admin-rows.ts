import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Conflict, Idempotency, NotFound } from '@tact/server/platform';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';

/** One register of administration: its table, the SQL that shows a row and the columns that may be written. */
export interface Register {
  readonly table: string;
  /** Selects rows as the API shows them, with text `page_sort` and text `page_key` for paging; parameters may filter. */
  readonly rows: string;
  /** Column by API name. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL that tells a row from its text key, as `id = $1::uuid`. */
  readonly byKey: string;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

export interface Written {
  readonly key: string;
  readonly version: number;
}

type Shown = Cursor & { readonly row: Record<string, unknown> };

/** Lists, adds and changes rows of a register in the actor's transaction; the database's guards check the actor again. */
@Injectable()
export class AdminRows {
  constructor(
    @Inject(UnitOfWork) readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
  ) {}

  /** A page of at most `limit`, in order of name. 400 for a cursor that is none. */
  page<Row>(actor: Actor, { rows }: Register, filter: readonly unknown[], page: { cursor?: string; limit?: number }): Promise<Page<Row>> {
    const limit = page.limit ?? 50;
    const after = decodeCursor(page.cursor);
    const sql = `select t.page_sort as sort, t.page_key as key, to_jsonb(t) - 'page_sort' - 'page_key' as row from (${rows}) t
      where $${filter.length + 1}::text is null or (t.page_sort, t.page_key) > ($${filter.length + 1}::text, $${filter.length + 2}::text)
      order by t.page_sort, t.page_key limit ${limit + 1}`;
    return this.uow.run(actor, async () => {
      const found = await this.uow.query<Shown>(sql, [...filter, after?.sort ?? null, after?.key ?? null]);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { items: found.slice(0, limit).map(({ row }) => row as Row), nextCursor: last ? encodeCursor(last) : null };
    });
  }

  /** Inside a unit of work: one row as the API shows it. 404 when there is none. */
  async one<Row>({ rows }: Register, filter: readonly unknown[], key: string): Promise<Row> {
    const [found] = await this.uow.query<Shown>(`select t.page_sort as sort, t.page_key as key, to_jsonb(t) - 'page_sort' - 'page_key' as row from (${rows}) t where t.page_key = $${filter.length + 1}`, [...filter, key]);
    if (!found) throw new NotFound();
    return found.row as Row;
  }

  /** Adds a row; a repeat with the same Idempotency-Key shows the first one again. */
  create<Row>(actor: Actor, register: Register, filter: readonly unknown[], key: string, values: object, repeat: { key?: string; body: object }): Promise<Row> {
    return this.once(actor, `POST ${register.table}`, repeat, async () => {
      const entries = Object.entries(values).filter(([name, value]) => value !== undefined && register.columns[name]);
      const columns = entries.map(([name]) => register.columns[name]);
      await refusingDuplicates(this.uow.query(`insert into tact.${register.table} (${columns.join(', ')}) values (${entries.map((_, at) => `$${at + 1}`).join(', ')})`,
        entries.map(([, value]) => toColumn(value))));
      return { key, version: 1 };
    }, (written) => this.one<Row>(register, filter, written.key));
  }

  /** Changes a row at `version`. 404 when it is not there; 409 `version_conflict` with the present row when it moved on. */
  patch<Row>(actor: Actor, register: Register, filter: readonly unknown[], key: string, version: number, values: object): Promise<Row> {
    return this.uow.run(actor, async () => {
      const entries = Object.entries(values).filter(([name, value]) => value !== undefined && register.columns[name]);
      const sets = [...entries.map(([name], at) => `${register.columns[name]} = $${at + 3}`), 'version = version + 1'].join(', ');
      const [changed] = await refusingDuplicates(this.uow.query<{ n: number }>(
        `with changed as (update tact.${register.table} set ${sets} where ${register.byKey} and version = $2 returning 1) select count(*)::int as n from changed`,
        [key, version, ...entries.map(([, value]) => toColumn(value))]));
      const row = await this.one<Row>(register, filter, key);
      if (changed?.n !== 1) throw new Conflict('version_conflict', { current: row });
      return row;
    });
  }

  /** Runs `write` once for an Idempotency-Key; `show` renders the result, also of a repeat. */
  once<Answer>(actor: Actor, route: string, repeat: { key?: string; body: object }, write: () => Promise<Written>, show: (written: Written) => Promise<Answer>): Promise<Answer> {
    return this.uow.run(actor, async () => {
      const earlier = await this.idempotency.recall(route, repeat.key, repeat.body);
      if (earlier?.resource) return show({ key: earlier.resource, version: earlier.version ?? 1 });
      const written = await write();
      await this.idempotency.remember(route, repeat.key, repeat.body, { resource: written.key, version: written.version }, 201);
      return show(written);
    });
  }
}

/** A key that is taken is 409 `already_exists`; a reference to nothing is 400. No register here holds a case, so neither tells of one. */
export async function refusingDuplicates<T>(query: Promise<T>): Promise<T> {
  return query.catch((error: unknown) => {
    const code = (error as { driverError?: { code?: string } }).driverError?.code;
    if (code === '23505') throw new Conflict('already_exists');
    if (code === '23503') throw new BadRequest([{ path: '', code: 'unknown_reference' }]);
    throw error;
  });
}

/** Objects go into jsonb columns as text; arrays of text stay arrays for text[] columns. */
function toColumn(value: unknown): unknown {
  const isList = Array.isArray(value) && value.every((part) => typeof part === 'string');
  return value !== null && typeof value === 'object' && !isList ? JSON.stringify(value) : value;
}
