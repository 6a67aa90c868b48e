import { fromNeutralText, TACT_SHEET, TACT_SHEET_HEADER } from '@tact/domain';
import type { Cell, SheetRow } from '../workbook/cell';
import type { Workbook } from '../workbook/open-workbook';
import type { RegisterRow } from './register-row';

/** What a workbook that Tact exported holds beside its columns, as JSON, by row number; null for any other workbook. */
export function readTactSheet(workbook: Workbook): ReadonlyMap<number, string> | null {
  const sheet = workbook.sheets.find(({ name }) => name === TACT_SHEET);
  if (!sheet) return null;
  const parts = new Map<number, string[]>();
  let isTact = false;
  for (const row of workbook.rows(sheet)) {
    if (!isTact) {
      if (TACT_SHEET_HEADER.some((label, place) => row.cells.get(place)?.text !== label)) return null;
      isTact = true;
    } else keepPart(parts, row);
  }
  return isTact ? new Map([...parts].map(([row, texts]) => [row, texts.join('')])) : null;
}

function keepPart(parts: Map<number, string[]>, { cells }: SheetRow): void {
  const [row, part] = [Number(cells.get(0)?.text), Number(cells.get(1)?.text)];
  if (!Number.isSafeInteger(row) || !Number.isSafeInteger(part) || part < 1 || part > 10_000) return;
  const texts = parts.get(row) ?? [];
  texts[part - 1] = cells.get(2)?.text ?? '';
  parts.set(row, texts);
}

/** A row of such a workbook: its texts as they were before they were made safe for a spreadsheet, and what stands beside them. */
export function withTactSheet(row: RegisterRow, beside: ReadonlyMap<number, string>): RegisterRow {
  const cells = Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, plain(cell)]));
  const raw = Object.fromEntries(Object.entries(row.raw).map(([label, text]) => [label, fromNeutralText(text)]));
  const portable = beside.get(row.row);
  return { ...row, cells, raw, ...(portable === undefined ? {} : { portable }) };
}

function plain(cell: Cell): Cell {
  return cell.kind === 'text' ? { ...cell, text: fromNeutralText(cell.text) } : cell;
}
