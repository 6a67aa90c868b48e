/** What one workbook may cost. Bytes count what was really unpacked, not what the archive claims. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  readonly entries: number;
  readonly inflatedBytes: number;
  readonly rows: number;
  readonly cells: number;
  readonly sharedStrings: number;
  readonly sharedCharacters: number;
  /** Longest text between two tags, in UTF-16 units: a spreadsheet cell holds at most 32,767. */
  readonly textLength: number;
}

export const defaultLimits: WorkbookLimits = {
  fileBytes: 20 * 1024 * 1024,
  entries: 500,
  inflatedBytes: 256 * 1024 * 1024,
  rows: 100_000,
  cells: 5_000_000,
  sharedStrings: 1_000_000,
  sharedCharacters: 32 * 1024 * 1024,
  textLength: 32_767,
};
