import { type PortableCase, readPortableCase, type PortableRecord } from '@tact/domain';
import { createHash } from 'node:crypto';
import type { RegisterRow } from '../register/register-row';
import type { CaseCandidate } from './case-candidate';
import type { RowProblems } from './problem';

/** Kinds that the cells of a row speak of: of an edited row they come from its cells. */
const OF_CELLS: readonly string[] = ['identity', 'contact', 'exploitation_event', 'victim_status_decision', 'consent'];

/**
 * The case that a row of an exported file stands for, or null where the row alone has to tell it. A row whose cells are as they were exported is that case,
 * whole; of one that was edited its cells count, and beside them only what no cell says.
 */
export function restoreCase(row: RegisterRow, fromCells: CaseCandidate, problems: RowProblems): { readonly candidate: CaseCandidate; readonly isWhole: boolean } | null {
  if (row.portable === undefined) return null;
  const portable = readPortableCase(parsed(row.portable));
  if (!portable) {
    problems.warn('tact_sheet_unreadable');
    return null;
  }
  const isWhole = portable.cells === cellsDigest(row.raw);
  if (isWhole) return { candidate: { ...fromCells, ...personOf(portable, fromCells), restored: portable }, isWhole };
  problems.warn('tact_sheet_outdated');
  return { candidate: { ...fromCells, restored: edited(portable, fromCells) }, isWhole };
}

function personOf({ head, records }: PortableCase, fromCells: CaseCandidate): Partial<CaseCandidate> {
  const identity = records.find(({ kind }) => kind === 'identity')?.fields ?? {};
  const text = (name: string): string => (typeof identity[name] === 'string' ? identity[name] : '');
  return { firstName: text('firstName'), lastName: text('lastName'), sex: (head.sex as CaseCandidate['sex'] | null) ?? fromCells.sex, birthDate: text('birthDate') || fromCells.birthDate };
}

function edited(portable: PortableCase, fromCells: CaseCandidate): PortableCase {
  const { head } = portable;
  const told = fromCells.records.filter(({ kind }) => OF_CELLS.includes(kind));
  const identity = portable.records.find(({ kind }) => kind === 'identity')?.fields;
  const records: PortableRecord[] = told.map(({ kind, fields }, at) => ({ ref: `c${at + 1}`, kind, fields: kind === 'identity' ? { ...identity, ...fields } : fields }));
  return {
    ...portable,
    head: {
      ...head, sex: fromCells.sex, birthYear: fromCells.birthDate === null ? null : Number(fromCells.birthDate.slice(0, 4)), exploitation: fromCells.exploitation,
      victimStatus: fromCells.victimStatus,
      ...(fromCells.caseStatus === 'closed' && head.status !== 'closed' ? { status: 'closed', closedAt: head.stageSince } : {}),
    },
    records: [...records, ...portable.records.filter(({ kind }) => !OF_CELLS.includes(kind))],
  };
}

/** What tells an edited row from one that stands as it was exported: SHA-256, hexadecimal, over its cells by label. */
export function cellsDigest(raw: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1)))).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
