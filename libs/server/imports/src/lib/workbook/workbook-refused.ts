/** Why a file is refused as a whole. The codes are stable: the API, the command line and the client show them. */
export const workbookRefusals = {
  empty_file: 'The file is empty.',
  file_too_large: 'The file is larger than a register may be.',
  old_excel: 'This is an Excel 97-2003 file (.xls). Save it as .xlsx and try again.',
  encrypted: 'The workbook is protected by a password. Save it without one and try again.',
  pdf: 'This is a PDF, not a workbook. Use the .xlsx file.',
  text_file: 'This is a text file (such as .csv), not an .xlsx workbook. Save it as .xlsx and try again.',
  not_a_workbook: 'This is not an .xlsx workbook.',
  damaged: 'The workbook is damaged and cannot be read. Nothing was saved.',
  too_many_entries: 'The workbook has too many parts.',
  inflates_too_much: 'The workbook becomes too large when it is unpacked.',
  too_many_rows: 'The sheet has more rows than one import may have.',
  too_many_cells: 'The sheet has more cells than one import may have.',
  too_many_strings: 'The workbook has more texts than one import may have.',
  text_too_long: 'A cell of the workbook holds more text than a workbook may.',
  no_header: 'No sheet has a row with the column labels of an intake register.',
  no_rows: 'The register has no rows.',
} as const;

export type WorkbookRefusal = keyof typeof workbookRefusals;

/** Thrown when a whole file cannot be imported. Carries no content of the file. */
export class WorkbookRefused extends Error {
  constructor(readonly code: WorkbookRefusal) {
    super(workbookRefusals[code]);
    this.name = 'WorkbookRefused';
  }
}
