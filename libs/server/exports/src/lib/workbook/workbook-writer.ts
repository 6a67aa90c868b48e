import { HTCDS_COLUMNS, TACT_SHEET, TACT_SHEET_HEADER } from '@tact/domain';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ExportedCase } from '../content/exported-case';
import { aboutRows } from './about-sheet';
import { type OutCell, rowXml, SHEET_BEGIN, SHEET_END } from './sheet-xml';
import { frameParts } from './workbook-frame';

/** Well under what a spreadsheet cell holds (32,767), whatever escaping adds. */
const PART_LENGTH = 15_000;

interface Sheet {
  readonly stream: ZipDeflate;
  rows: number;
}

/**
 * Writes cases into a workbook as they come: what is kept in memory is the compressed file. Sheets: `Case Sheet` in the template's columns, `about` in
 * words, and `Tact` with the JSON of each row that the columns cannot hold.
 */
export class WorkbookWriter {
  private readonly pieces: Uint8Array[] = [];
  private readonly zip = new Zip((error, data) => {
    if (error) throw error;
    this.pieces.push(data);
  });
  private readonly cases: Sheet;
  private readonly tact: Sheet;
  private readonly withheld: [row: number, sections: readonly string[]][] = [];
  private count = 0;

  constructor(private readonly exportedAt: string) {
    this.cases = this.begin('xl/worksheets/sheet1.xml');
    this.tact = this.begin('xl/worksheets/sheet3.xml');
    add(this.cases, ['', ...HTCDS_COLUMNS.map(([name]) => name)], true);
    add(this.cases, ['', ...HTCDS_COLUMNS.map(([, label]) => label)]);
    add(this.tact, TACT_SHEET_HEADER);
  }

  add({ row, columns, portable }: ExportedCase): void {
    this.count += 1;
    add(this.cases, [row, ...HTCDS_COLUMNS.map(([name]) => columns[name] ?? null)]);
    for (const [part, text] of parts(JSON.stringify(portable)).entries()) add(this.tact, [row, part + 1, text]);
    if (portable.withheld.length > 0) this.withheld.push([row, portable.withheld]);
  }

  /** The whole file. */
  finish(): Buffer {
    for (const { stream } of [this.cases, this.tact]) stream.push(strToU8(SHEET_END), true);
    const about = this.begin('xl/worksheets/sheet2.xml');
    for (const row of aboutRows(this.count, this.exportedAt, this.withheld)) add(about, row);
    about.stream.push(strToU8(SHEET_END), true);
    for (const [path, xml] of frameParts(['Case Sheet', 'about', TACT_SHEET])) this.file(path).push(strToU8(xml), true);
    this.zip.end();
    return Buffer.concat(this.pieces);
  }

  private begin(path: string): Sheet {
    const stream = this.file(path);
    stream.push(strToU8(SHEET_BEGIN));
    return { stream, rows: 0 };
  }

  private file(path: string): ZipDeflate {
    const stream = new ZipDeflate(path, { level: 6 });
    this.zip.add(stream);
    return stream;
  }
}

function add(sheet: Sheet, cells: readonly OutCell[], isHidden = false): void {
  sheet.rows += 1;
  sheet.stream.push(strToU8(rowXml(sheet.rows, cells, isHidden)));
}

/** Parts of a text, none ending between the two halves of a character. */
function parts(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const splits = /[\ud800-\udbff]/.test(text.charAt(from + PART_LENGTH - 1));
    const to = from + PART_LENGTH - (splits ? 1 : 0);
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}
