import { neutralText } from '@tact/domain';

/** A cell of a written sheet: text, a whole number, or nothing. */
export type OutCell = string | number | null;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The style of text cells: quoted, so that a spreadsheet keeps them text when somebody edits them. */
export const TEXT_STYLE = 1;

export const SHEET_BEGIN = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
export const SHEET_END = '</sheetData></worksheet>';

/** One row. Text is written in place and never as a formula; what looks like one gets an apostrophe besides. */
export function rowXml(number: number, cells: readonly OutCell[], isHidden = false): string {
  return `<row r="${number}"${isHidden ? ' hidden="1"' : ''}>${cells.map((cell, at) => cellXml(cell, `${letters(at)}${number}`)).join('')}</row>`;
}

function cellXml(cell: OutCell, at: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" s="${TEXT_STYLE}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutralText(cell))}</t></is></c>`;
}

/** Text as XML of a workbook holds it: characters that XML forbids or changes become `_xHHHH_` (ECMA-376, part 1, 22.9.2.19). */
export function xmlText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
