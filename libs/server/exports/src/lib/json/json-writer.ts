import { PORTABLE_VERSION, TACT_FILE_FORMAT } from '@tact/domain';
import type { ExportedCase } from '../content/exported-case';

/** Writes cases as JSON: `{format, version, htcds, exportedAt, cases: [{row, htcds: {field: label}, tact}]}`; `tact` as in the sheet of that name. */
export class JsonWriter {
  private readonly pieces: Buffer[] = [];
  private count = 0;

  constructor(exportedAt: string) {
    const head = JSON.stringify({ format: TACT_FILE_FORMAT, version: PORTABLE_VERSION, htcds: '2.0', exportedAt });
    this.pieces.push(Buffer.from(`${head.slice(0, -1)},"cases":[`));
  }

  add({ row, columns, portable }: ExportedCase): void {
    this.pieces.push(Buffer.from(`${this.count > 0 ? ',' : ''}\n${JSON.stringify({ row, htcds: columns, tact: portable })}`));
    this.count += 1;
  }

  /** The whole file. */
  finish(): Buffer {
    return Buffer.concat([...this.pieces, Buffer.from('\n]}\n')]);
  }
}
