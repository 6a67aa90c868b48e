import { columnOf, type Cell, type SheetRow } from './cell';
import { serialToIso } from './serial-date';
import { unescapeText } from './shared-strings';
import type { WorkbookLimits } from './workbook-limits';
import { WorkbookRefused } from './workbook-refused';
import { parseXml } from './xml-stream';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
  readonly limits: WorkbookLimits;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  text: string;
  formula: boolean;
}

/** The rows of a sheet that hold at least one filled cell, as a stream. */
export function* sheetRows(pieces: Iterable<Uint8Array>, context: SheetContext): Generator<SheetRow> {
  const { limits } = context;
  const ready: SheetRow[] = [];
  let sheetRow = 0;
  let rows = 0;
  let cellCount = 0;
  let cells = new Map<number, Cell>();
  let cell: OpenCell | null = null;
  let inValue = false;

  const finishRow = () => {
    if (cells.size === 0) return;
    rows += 1;
    if (rows > limits.rows) throw new WorkbookRefused('too_many_rows');
    ready.push({ sheetRow, cells });
  };
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'row') {
        sheetRow = Number(attributes['r'] ?? sheetRow + 1);
        cells = new Map();
      } else if (name === 'c') {
        cellCount += 1;
        if (cellCount > limits.cells) throw new WorkbookRefused('too_many_cells');
        const column = attributes['r'] ? columnOf(attributes['r']) : (cell?.column ?? -1) + 1;
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '', formula: false };
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'v' || name === 't') inValue = true;
    },
    text(piece: string) {
      if (inValue && cell) cell.text += piece;
    },
    close(name: string) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && cell) {
        const value = toCell(cell, context);
        if (value) cells.set(cell.column, value);
      } else if (name === 'row') finishRow();
    },
  };
  for (const _ of parseXml(pieces, handler, limits.textLength)) {
    yield* ready.splice(0);
  }
}

function toCell(cell: OpenCell, context: SheetContext): Cell | null {
  if (cell.text.length > context.limits.textLength) throw new WorkbookRefused('text_too_long');
  const formula = cell.formula ? { formula: true as const } : {};
  const text = cell.type === 's' ? context.strings[Number(cell.text)] : unescapeText(cell.text);
  if (text === undefined) throw new WorkbookRefused('damaged');
  if (text.trim() === '') return null;
  switch (cell.type) {
    case 's':
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text, ...formula };
    case 'b':
      return { kind: 'boolean', text, ...formula };
    case 'e':
      return { kind: 'error', text, ...formula };
    case 'd':
      return { kind: 'date', text, iso: text.slice(0, 10), ...formula };
    default:
      return { ...numberCell(Number(text), cell.style, context), ...formula };
  }
}

function numberCell(number: number, style: number, context: SheetContext): Cell {
  if (!Number.isFinite(number)) throw new WorkbookRefused('damaged');
  const iso = context.dateStyles.has(style) ? serialToIso(number, context.is1904) : null;
  return iso ? { kind: 'date', text: iso, iso, number } : { kind: 'number', text: String(number), number };
}
