import { HTCDS_COLUMNS, PORTABLE_VERSION, TACT_FILE_FORMAT } from '@tact/domain';
import type { Cell } from '../workbook/cell';
import { WorkbookRefused } from '../workbook/workbook-refused';
import type { WorkbookLimits } from '../workbook/workbook-limits';
import { columnByLabel, type RegisterColumn } from './columns';
import type { Register, RegisterRow } from './register-row';

interface FileCase {
  readonly row: number;
  readonly htcds: Readonly<Record<string, string>>;
  readonly tact: object;
}

/** The cases of a JSON file that Tact exported, as a register; null when the bytes are no JSON object. @throws WorkbookRefused for another or a damaged one */
export function readTactFile(bytes: Uint8Array, limits: WorkbookLimits): Register | null {
  if (bytes[0] !== 0x7b) return null;
  if (bytes.length > limits.fileBytes) throw new WorkbookRefused('file_too_large');
  const cases = casesOf(bytes);
  const labels = Object.fromEntries(HTCDS_COLUMNS.flatMap(([, label]) => (columnByLabel(label) ? [[columnByLabel(label)!, label]] : []))) as Partial<Record<RegisterColumn, string>>;
  return { info: { sheet: TACT_FILE_FORMAT, is1904: false, labels, unknownLabels: [] }, rows: () => fileRows(cases) };
}

function casesOf(bytes: Uint8Array): readonly FileCase[] {
  const file = parsed(bytes);
  if (file?.['format'] !== TACT_FILE_FORMAT || file['version'] !== PORTABLE_VERSION) throw new WorkbookRefused('text_file');
  const cases = file['cases'];
  if (!Array.isArray(cases) || !cases.every(isFileCase)) throw new WorkbookRefused('damaged');
  return cases;
}

function* fileRows(cases: readonly FileCase[]): Generator<RegisterRow> {
  const seen = new Set<number>();
  for (const { row, htcds, tact } of cases) {
    const cells: Partial<Record<RegisterColumn, Cell>> = {};
    const raw: Record<string, string> = {};
    for (const [name, label] of HTCDS_COLUMNS) {
      const text = htcds[name];
      const column = columnByLabel(label);
      if (text === undefined || !column) continue;
      cells[column] = { kind: 'text', text };
      raw[label] = text;
    }
    yield { row, sheetRow: row, cells, raw, numbering: seen.has(row) ? 'repeated' : 'own', portable: JSON.stringify(tact) };
    seen.add(row);
  }
}

function parsed(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Record<string, unknown>;
  } catch {
    throw new WorkbookRefused('text_file');
  }
}

function isFileCase(value: unknown): value is FileCase {
  const { row, htcds, tact } = (value ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(row) && Number(row) > 0 && Number(row) <= 2_147_483_647 && typeof tact === 'object' && tact !== null
    && typeof htcds === 'object' && htcds !== null && Object.values(htcds).every((text) => typeof text === 'string');
}
