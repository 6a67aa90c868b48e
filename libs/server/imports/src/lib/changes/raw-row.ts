import type { CaseCandidate } from '../mapping/case-candidate';
import { mapRow } from '../mapping/map-row';
import { columnByLabel, type RegisterColumn } from '../register/columns';
import type { Cell } from '../workbook/cell';

/**
 * A row made a case of again from the texts that are kept of it. Both sides of a comparison go this way, so that a date that was a number in the sheet
 * differs from itself in neither. Null where the texts are no row of a register.
 */
export function caseOfTexts(raw: Readonly<Record<string, string>>, today: string): CaseCandidate | null {
  const cells: Partial<Record<RegisterColumn, Cell>> = {};
  const labels: Partial<Record<RegisterColumn, string>> = {};
  for (const [label, text] of Object.entries(raw)) {
    const column = columnByLabel(label);
    if (!column || cells[column]) continue;
    cells[column] = cellOf(text);
    labels[column] = label;
  }
  const info = { sheet: '', is1904: false, labels, unknownLabels: [] };
  return mapRow({ row: 1, sheetRow: 1, cells, raw, numbering: 'own' }, info, today).candidate;
}

/** The texts of a stored source record, or null when it holds something else (a case that came from another installation). */
export function textsOf(source: unknown): Readonly<Record<string, string>> | null {
  if (typeof source !== 'string') return null;
  try {
    const value = JSON.parse(source) as unknown;
    const isTexts = typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
    return isTexts ? (value as Record<string, string>) : null;
  } catch {
    return null;
  }
}

function cellOf(text: string): Cell {
  return /^\d{4,8}(?:\.\d+)?$/.test(text) ? { kind: 'number', text, number: Number(text) } : { kind: 'text', text };
}
