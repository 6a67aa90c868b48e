import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell of a made workbook: text, a number, a date serial with the date style, or a computed cell. */
export type MadeCell = string | number | null | { serial: number } | { formula: string; value: string };

export interface MadeOptions {
  readonly is1904?: boolean;
  readonly parts?: Zippable;
  readonly hiddenFirst?: boolean;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx workbook of one sheet, for tests. */
export function makeWorkbook(rows: readonly (readonly MadeCell[])[], options: MadeOptions = {}): Uint8Array {
  return zipSync({ ...parts(sheetXml(rows), options), ...options.parts }, { level: 6 });
}

/** The parts of a workbook around a sheet's XML. */
export function parts(sheet: string | Uint8Array, { is1904 = false }: MadeOptions = {}): Zippable {
  return {
    'xl/workbook.xml': strToU8(`${head}<workbook xmlns="${main}" xmlns:r="${types}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`${head}<Relationships xmlns="x"><Relationship Id="rId1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${types}/styles" Target="styles.xml"/></Relationships>`),
    'xl/styles.xml': strToU8(`${head}<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
  };
}

export function sheetXml(rows: readonly (readonly MadeCell[])[]): string {
  const body = rows.map((cells, index) => `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`)).join('')}</row>`);
  return `${head}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: MadeCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if ('serial' in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${at}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.value)}</v></c>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

export const header: readonly MadeCell[] = ['No', 'First Name', 'Second Name', 'Consent', 'Birthdate', 'Gender', 'Type of Exploitation', 'Status', 'Incoming Referral Date'];
