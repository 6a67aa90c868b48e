import { caseCode } from '@tact/domain';
import { boardSql } from '../../../migrations/0562-board';
import type { Replay, Statement } from './statement';

/** Statements that are access, read log, audit, encryption or the idempotency receipt: the bare server has none of these. */
const PROTECTION = /^\s*(begin|commit|rollback|start transaction)|begin_actor|set_config|record_access|use_access|case_key|tact\.idempotency|pg_advisory_xact_lock|is_system/i;
/** What a statement that goes on has of protection in it. */
const PARTS = [' and (select tact.can_see($1[1]))', ', k.key_version as "keyVersion", k.wrapped', ' join tact.case_key k on k.case_id = n.case_id'];
/** The board applies the access rule within its function: the bare server asks the same of all cases of the team. */
const BOARD = `${boardSql({ teams: '$1::uuid[]', since: `coalesce($2::timestamptz, tact.now() - interval '7 days')`, most: '$3::int' }, 'mine as materialized (select tact.now() as now)', '')} as board`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * From what the API sent for one request, what the bare server sends for each: the same SQL without protection. `known` are ids that
 * stand for something before the request; other ids were made for it and are made anew each time.
 */
export function deriveReplay(recorded: readonly Statement[], known: ReadonlySet<string>, isWrite: boolean): Replay {
  const statements = recorded.map(({ name, text, values }) => ({ name, text: PARTS.reduce((rest, part) => rest.replace(part, ''), text), values: values.map(withoutTokens) }))
    .filter(({ text }) => !PROTECTION.test(text))
    .map((statement) => (statement.text.includes('tact.team_board(') ? { ...statement, text: BOARD } : statement));
  const strings = new Set(statements.flatMap(({ values }) => values.flatMap(flat)));
  const fresh = isWrite ? [...strings].filter((text) => UUID.test(text) && !known.has(text)) : [];
  const codes = fresh.flatMap((id) => ['', 'R-'].map((prefix) => ({ text: `${prefix}${caseCode(id)}`, id, prefix }))).filter(({ text }) => strings.has(text));
  return { statements, isWrite, fresh, codes };
}

/** The tokens of the blind index belong to encryption: an array of 64-bit numbers is stored empty. */
function withoutTokens(value: unknown): unknown {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && /^-?\d{12,}$/.test(one)) ? [] : value;
}

function flat(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(flat) : [];
}
