import { blockIds, grantedRowByRow, liveGrant, sightColumns, unblockedPredicate } from '../access/case-sight.query';
import { CASE_COLUMNS } from './case-row';

export const CASE_SORTS = ['registered', 'due', 'risk', 'stage'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export interface CaseFilter {
  readonly stage?: string;
  readonly risk?: string;
  readonly status?: string;
  /** `me`, `unassigned` or a user's id. */
  readonly owner?: string;
  /** An import run. */
  readonly imported?: string;
}

/** Where the last page ended. */
export interface CaseCursor {
  readonly key: string;
  readonly id: string;
}

interface Asker {
  readonly userId: string;
  readonly granteeIds: readonly string[];
  readonly organisationIds: readonly string[];
}

interface Order {
  readonly key: string;
  readonly type: 'timestamptz' | 'int';
  readonly direction: 'asc' | 'desc';
}

const ORDERS: Readonly<Record<CaseSort, Order>> = {
  registered: { key: 'c.registered_at', type: 'timestamptz', direction: 'desc' },
  due: { key: `coalesce(c.next_due, 'infinity')`, type: 'timestamptz', direction: 'asc' },
  risk: { key: `coalesce(array_position(array['high', 'medium', 'low', 'none'], c.risk), 5)`, type: 'int', direction: 'asc' },
  stage: { key: 'c.stage_since', type: 'timestamptz', direction: 'asc' },
};

/**
 * With how many cases at most they are looked up one by one and sorted; with more, cases are walked in the order of the page until it is full.
 * A walk passes about `limit` times all cases over those seen, so that the fewer rows are touched: a page costs no more where others have many
 * cases. Never above 2,000, which bounds counting.
 */
const fewOf = (limit: number): string => `select least(2000, sqrt(${Math.trunc(limit)}::float8 * greatest(p.reltuples, 800)))::int as most from pg_class p where p.oid = 'tact.case_file'::regclass`;

/**
 * One page of the caseload, clear columns only, with the grant predicate of its own. `cursorKey` is the sort key as text. One row more than
 * `limit` tells that there is another page. Which half runs is decided by counting grants, holder by holder so that counting stops early, and the sight of a row is asked row by row
 * (`offset 0`), so that one plan fits everybody: the planner would fetch and sort 1,000 cases to show fifty.
 */
export function caseListQuery(asker: Asker, filter: CaseFilter, sort: CaseSort, cursor: CaseCursor | null, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [asker.granteeIds, blockIds(asker)];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const { key, type, direction } = ORDERS[sort];
  const where: string[] = [];
  if (filter.stage !== undefined) where.push(`c.stage = ${parameter(filter.stage)}`);
  if (filter.risk !== undefined) where.push(`c.risk = ${parameter(filter.risk)}`);
  if (filter.status !== undefined) where.push(`c.status = ${parameter(filter.status)}`);
  if (filter.owner === 'unassigned') where.push('c.owner_id is null');
  else if (filter.owner !== undefined) where.push(`c.owner_id = ${parameter(filter.owner === 'me' ? asker.userId : filter.owner)}::uuid`);
  if (filter.imported !== undefined) where.push(`c.import_run_id = ${parameter(filter.imported)}::uuid`);
  if (cursor) where.push(`(${key}, c.id) ${direction === 'desc' ? '<' : '>'} (${parameter(cursor.key)}::${type}, ${parameter(cursor.id)}::uuid)`);
  const order = `order by ${key} ${direction}, c.id ${direction} limit ${Math.trunc(limit) + 1}`;
  const half = (...sight: string[]): string => `(select c.* from tact.case_file c where ${[...sight, ...where].join(' and ')} ${order})`;
  return {
    sql: `with few as materialized (${fewOf(limit)}), mine as materialized (select g.case_id from unnest($1::uuid[]) h(id)
        cross join lateral (select g.case_id from tact.case_grant g where ${liveGrant('g', 'array[h.id]', 'summary')} limit (select most + 1 from few)) g limit (select most + 1 from few))
      select ${CASE_COLUMNS}, (select u.display_name from tact.app_user u where u.id = c.owner_id) as "ownerName", (${key})::text as "cursorKey",
      tact.now() as now, tact.access_now() as "accessNow", ${sightColumns('$1', '$2')} from (
        ${half('(select count(*) from mine) <= (select most from few)', 'c.id = any(array(select m.case_id from mine m))', unblockedPredicate('$2'))}
        union all ${half('(select count(*) from mine) > (select most from few)', grantedRowByRow('$1', '$2', 'summary'))}
      ) c ${order}`,
    values,
  };
}
