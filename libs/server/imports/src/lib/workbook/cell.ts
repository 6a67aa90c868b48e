/** One filled cell. `text` is what the sheet holds as text; a date is also `iso` (`YYYY-MM-DD`, the time dropped). */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  readonly number?: number;
  readonly iso?: string;
  /** The cell is computed; `text` is the value that the spreadsheet program last saved. */
  readonly formula?: true;
}

/** A row of a sheet: its number in the sheet and its filled cells by column (0 is column A). */
export interface SheetRow {
  readonly sheetRow: number;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** `AB12` -> 27. Answers -1 for a reference that is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}
