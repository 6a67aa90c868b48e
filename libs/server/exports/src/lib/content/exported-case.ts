import { createHash } from 'node:crypto';
import { HTCDS_COLUMNS, type HtcdsRow, type PortableCase } from '@tact/domain';
import { htcdsRow } from '../columns/htcds-row';
import { portableCase, type ReadCase, type Words } from './portable-case.builder';

/** A case as a file holds it: its HTCDS columns, and beside them all that they cannot hold. */
export interface ExportedCase {
  /** Its place in the file, from 1. */
  readonly row: number;
  readonly columns: HtcdsRow;
  readonly portable: PortableCase;
}

export function exportedCase(row: number, read: ReadCase, words: Words, exportedAt: string): ExportedCase {
  const portable = portableCase(read, words, exportedAt);
  const columns = htcdsRow(portable, { owner: read.seen.ownerName, area: words.areas.get(read.seen.row.areaId ?? '')?.name ?? null });
  return withCells(row, columns, portable);
}

/** A case beside its cells, which it knows again at an import. */
export function withCells(row: number, columns: HtcdsRow, portable: PortableCase): ExportedCase {
  return { row, columns, portable: { ...portable, cells: cellsDigest(columns) } };
}

/** What tells an edited row from one that stands as it was exported. */
function cellsDigest(columns: HtcdsRow): string {
  const cells = HTCDS_COLUMNS.flatMap(([name, label]): [string, string][] => (columns[name] === undefined ? [] : [[label, columns[name]]]));
  return createHash('sha256').update(JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1)))).digest('hex');
}
