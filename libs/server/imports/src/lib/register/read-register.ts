import type { Cell, SheetRow } from '../workbook/cell';
import { openWorkbook, type Workbook } from '../workbook/open-workbook';
import { defaultLimits, type WorkbookLimits } from '../workbook/workbook-limits';
import type { WorkbookSheet } from '../workbook/workbook-parts';
import { WorkbookRefused } from '../workbook/workbook-refused';
import type { RegisterColumn } from './columns';
import { foldLabel } from './fold-label';
import { headerSearchRows, readHeader, repeatsHeader, type Header } from './header';
import type { Register, RegisterRow } from './register-row';
import { readTactFile } from './tact-file';
import { readTactSheet, withTactSheet } from './tact-sheet';

const totals = new Set(['total', 'totali', 'gjithsej', 'shuma', 'σύνολο', 'totalul', 'sum', 'subtotal'].map(foldLabel));

/**
 * Finds the register in a workbook: the first visible sheet with a row of known column labels. Rows are not read yet.
 * A JSON file that Tact exported is a register too.
 * @throws WorkbookRefused when the file is none, is damaged or too large, or holds no register
 */
export function readRegister(bytes: Uint8Array, limits: WorkbookLimits = defaultLimits): Register {
  const file = readTactFile(bytes, limits);
  if (file) return file;
  const workbook = openWorkbook(bytes, limits);
  for (const sheet of [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))) {
    const header = findHeader(workbook.rows(sheet));
    if (header) return { info: describe(workbook, sheet, header), rows: () => rowsOf(workbook, sheet, header) };
  }
  throw new WorkbookRefused('no_header');
}

function* rowsOf(workbook: Workbook, sheet: WorkbookSheet, header: Header): Generator<RegisterRow> {
  const beside = readTactSheet(workbook);
  for (const row of registerRows(workbook.rows(sheet), header)) yield beside ? withTactSheet(row, beside) : row;
}

function findHeader(rows: Iterable<SheetRow>): Header | null {
  let seen = 0;
  for (const row of rows) {
    const header = readHeader(row);
    if (header) return header;
    seen += 1;
    if (seen >= headerSearchRows) break;
  }
  return null;
}

function describe(workbook: Workbook, sheet: WorkbookSheet, header: Header): Register['info'] {
  const labels: Partial<Record<RegisterColumn, string>> = {};
  for (const [place, field] of header.fields) labels[field] = header.labels.get(place) ?? field;
  const unknownLabels = [...header.labels].filter(([place]) => !header.fields.has(place) && place !== header.numbers).map(([, label]) => label);
  return { sheet: sheet.name, is1904: workbook.is1904, labels, unknownLabels };
}

function* registerRows(rows: Iterable<SheetRow>, header: Header): Generator<RegisterRow> {
  const seen = new Set<number>();
  let counted = 0;
  for (const row of rows) {
    if (row.sheetRow <= header.sheetRow || isTotal(row, header) || repeatsHeader(row, header) || !hasContent(row, header)) continue;
    counted += 1;
    yield toRegisterRow(row, header, counted, seen);
  }
}

function toRegisterRow(row: SheetRow, header: Header, counted: number, seen: Set<number>): RegisterRow {
  const cells: Partial<Record<RegisterColumn, Cell>> = {};
  const raw: Record<string, string> = {};
  for (const [place, cell] of row.cells) {
    const field = header.fields.get(place);
    if (field) cells[field] = cell;
    if (place !== header.numbers) raw[rawLabel(header, place, raw)] = cell.text;
  }
  const own = header.numbers === null ? null : rowNumber(row.cells.get(header.numbers));
  const numbering = own === null ? (seen.size === 0 ? 'counted' : 'missing') : seen.has(own) ? 'repeated' : 'own';
  if (own !== null) seen.add(own);
  return { row: own ?? (numbering === 'counted' ? counted : row.sheetRow), sheetRow: row.sheetRow, cells, raw, numbering };
}

function rawLabel(header: Header, place: number, raw: Readonly<Record<string, string>>): string {
  const label = header.labels.get(place) ?? `Column ${place + 1}`;
  return Object.hasOwn(raw, label) ? `${label} (${place + 1})` : label;
}

function rowNumber(cell: Cell | undefined): number | null {
  const number = Number(cell?.text.replace(/\.$/, ''));
  return cell && Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647 ? number : null;
}

function isTotal(row: SheetRow, header: Header): boolean {
  if (row.cells.size > 4) return false;
  const first = row.cells.get(header.numbers ?? 0) ?? [...row.cells.values()][0];
  return first?.kind === 'text' && totals.has(foldLabel(first.text.replace(/[\d.,:\s]+$/, '')));
}

function hasContent(row: SheetRow, header: Header): boolean {
  for (const place of row.cells.keys()) if (place !== header.numbers) return true;
  return false;
}
