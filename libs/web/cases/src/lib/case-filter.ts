import { CASE_STATUSES, STAGES, codesOf } from '@tact/domain';
import type { CaseFilter } from '@tact/web/offline';

/** The filter as the address bar holds it: a missing part has its default, `all` means no limit. */
export interface ListQuery {
  readonly stage?: string;
  readonly risk?: string;
  readonly status?: string;
  readonly owner?: string;
  readonly imported?: string;
}

export const FILTER_PARTS = {
  stage: [...STAGES],
  risk: [...codesOf('risk_level')],
  status: [...CASE_STATUSES],
  owner: ['me', 'unassigned'],
} as const satisfies Record<string, readonly string[]>;

export type FilterPart = keyof typeof FILTER_PARTS;

const DEFAULTS: ListQuery = { status: 'open' };

/** What a part stands on now: the query's word, its default, or `all`. */
export function partOf(query: ListQuery, part: FilterPart): string {
  const isForImport = !!query.imported && part === 'status';
  return query[part] ?? (isForImport ? 'all' : (DEFAULTS[part] ?? 'all'));
}

/** The filter of POST /cases/list; unknown words of a hand-typed address are left out. */
export function toFilter(query: ListQuery): CaseFilter {
  const filter: Record<string, string> = {};
  for (const part of Object.keys(FILTER_PARTS) as FilterPart[]) {
    const word = partOf(query, part);
    const isKnown = (FILTER_PARTS[part] as readonly string[]).includes(word) || (part === 'owner' && word.length === 36);
    if (isKnown) filter[part] = word;
  }
  return query.imported ? { ...filter, imported: query.imported } : filter;
}
