import type { SheetRow } from '../workbook/cell';
import { columnByLabel, isRowNumberLabel, type RegisterColumn } from './columns';

export interface Header {
  readonly sheetRow: number;
  /** Known columns by their place in the sheet. */
  readonly fields: ReadonlyMap<number, RegisterColumn>;
  /** Every column's label as written, by place. */
  readonly labels: ReadonlyMap<number, string>;
  /** The place of the register's own numbering: the labelled column, or the first one where it has no label. */
  readonly numbers: number | null;
}

const longestLabel = 200;

/** Rows in which a header is looked for. */
export const headerSearchRows = 30;

/**
 * Reads a row as a header: at least three known labels, a child's name or birth date among them. The first of two columns with
 * one label counts; the other is kept as an unknown column.
 */
export function readHeader(row: SheetRow): Header | null {
  const fields = new Map<number, RegisterColumn>();
  const labels = new Map<number, string>();
  const taken = new Set<RegisterColumn>();
  let numbers: number | null = row.cells.has(0) ? null : 0;
  for (const [place, cell] of row.cells) {
    const label = cell.text.trim().slice(0, longestLabel);
    labels.set(place, label);
    if (isRowNumberLabel(label)) numbers = place;
    const field = columnByLabel(label);
    if (!field || taken.has(field)) continue;
    fields.set(place, field);
    taken.add(field);
  }
  const aboutAChild = taken.has('firstName') || taken.has('lastName') || taken.has('fullName') || taken.has('birthDate');
  return taken.size >= 3 && aboutAChild ? { sheetRow: row.sheetRow, fields, labels, numbers } : null;
}

/** A header row that a register repeats further down: most of its cells say the labels again. */
export function repeatsHeader(row: SheetRow, header: Header): boolean {
  let same = 0;
  for (const [place, cell] of row.cells) if (header.labels.get(place) === cell.text.trim()) same += 1;
  return same >= 3 && same * 2 >= row.cells.size;
}
