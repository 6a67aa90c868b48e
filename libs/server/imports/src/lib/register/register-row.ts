import type { Cell } from '../workbook/cell';
import type { RegisterColumn } from './columns';

/** One row of a register. */
export interface RegisterRow {
  /** The number in the register's first column; where the register numbers no row, its place under the header. */
  readonly row: number;
  /** The row of the sheet, for a person who looks for it there. */
  readonly sheetRow: number;
  readonly cells: Readonly<Partial<Record<RegisterColumn, Cell>>>;
  /** Every filled cell as text by its visible label, also those no field is known for. */
  readonly raw: Readonly<Record<string, string>>;
  /** The numbering is unusable, so the row cannot be told from others at a second import. */
  readonly numbering: 'own' | 'counted' | 'missing' | 'repeated';
  /** What a file that Tact exported holds of the case beside its columns, as JSON (`PortableCase` of libs/domain). */
  readonly portable?: string;
}

export interface RegisterInfo {
  readonly sheet: string;
  readonly is1904: boolean;
  /** Known columns, as labelled in the file. */
  readonly labels: Readonly<Partial<Record<RegisterColumn, string>>>;
  /** Labels no field is known for; their values are kept with each row. */
  readonly unknownLabels: readonly string[];
}

export interface Register {
  readonly info: RegisterInfo;
  /** Streams the rows; each call reads the sheet anew. */
  rows(): Generator<RegisterRow>;
}
