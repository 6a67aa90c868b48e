import type { SheetRow } from './cell';
import { readDateStyles } from './date-styles';
import { readSharedStrings } from './shared-strings';
import { sheetRows } from './sheet-rows';
import { demandZip } from './sniff';
import { defaultLimits, type WorkbookLimits } from './workbook-limits';
import { readIndex, type WorkbookSheet } from './workbook-parts';
import { WorkbookRefused } from './workbook-refused';
import { ZipArchive } from './zip-archive';

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  /** A stream of the sheet's filled rows; each call reads anew, and all calls share the budget of unpacked bytes. */
  rows(sheet: WorkbookSheet): Generator<SheetRow>;
}

/**
 * Opens an .xlsx workbook by content. Only the file itself, its common texts and the current piece of the sheet are in memory.
 * @throws WorkbookRefused with the reason
 */
export function openWorkbook(bytes: Uint8Array, limits: WorkbookLimits = defaultLimits): Workbook {
  if (bytes.length > limits.fileBytes) throw new WorkbookRefused('file_too_large');
  demandZip(bytes);
  const archive = ZipArchive.open(bytes, limits);
  const index = readIndex(archive, limits);
  const strings = readSharedStrings(archive, index.strings, limits);
  const dateStyles = readDateStyles(archive, index.styles, limits);
  return {
    sheets: index.sheets,
    is1904: index.is1904,
    rows: (sheet) => sheetRows(archive.read(sheet.part), { strings, dateStyles, is1904: index.is1904, limits }),
  };
}
