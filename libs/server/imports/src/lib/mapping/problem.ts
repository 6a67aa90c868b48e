import type { RegisterColumn } from '../register/columns';

/** Why a row is not imported. */
export const rejections = {
  birth_date_future: 'The birth date is in the future.',
  adult: 'Already 18 on the day of the incoming referral: not a child case.',
  exploitation_unknown: 'The type of exploitation is not known.',
  row_unreadable: 'Birth date or sex cannot be read, and the row says nothing else about the child.',
  row_empty: 'The row names no child and says nothing about one.',
  row_number_missing: 'The row has no number in the first column.',
  row_number_repeated: 'Another row of the register has the same number.',
  not_accepted: 'The case could not be created from this row.',
} as const;

/** What a person should know about a row that is imported. */
export const remarks = {
  name_missing: 'No name: kept as an unnamed child.',
  name_hidden_characters: 'The name holds characters that are not seen or that reverse text; they are kept and shown safely.',
  name_capitals: 'The name was all in capitals; it is written with a capital letter now.',
  looks_like_formula: 'Text that looks like a formula is kept as text.',
  formula_value: 'A computed cell: the value the workbook was last saved with is taken.',
  birth_date_unreadable: 'The birth date cannot be read; it is kept with the row.',
  birth_date_impossible: 'There is no such day; the birth date is kept with the row.',
  birth_after_referral: 'The birth date is later than the incoming referral.',
  date_unreadable: 'The date cannot be read; it is kept with the row.',
  date_impossible: 'There is no such day; the date is kept with the row.',
  date_future: 'The date is in the future; it is kept with the row.',
  date_order_guessed: 'Read as month/day/year, since there is no such month.',
  date_two_digit_year: 'The year has two digits; the century was assumed.',
  date_from_number: 'A bare number, read as a spreadsheet date.',
  year_only: 'Only a year: no month or day is known.',
  sex_unknown: 'The sex cannot be read; recorded as unknown.',
  label_other_language: 'A label in another language was understood.',
  code_unknown: 'The value is not on the list; it is kept with the row.',
  exploitation_partly_unknown: 'Not every type of exploitation is known; the others were taken.',
  exploitation_subtype_missing: 'Sexual exploitation without its form: recorded as unknown form.',
  victim_status_assumed: 'No trafficking status: taken from the exploitation recorded.',
  ngo_does_not_decide: 'An organisation does not identify victims: recorded as presumed victim.',
  deciding_body_missing: 'An identified victim needs the body that decided: recorded as presumed victim.',
  status_assumed: 'The case status is missing or not known: taken as open.',
  consent_unknown: 'The answer on consent cannot be read: recorded as not given.',
  text_shortened: 'The text is longer than the field; the whole of it is kept with the row.',
  tact_sheet_unreadable: 'What Tact had written beside the row cannot be read: the row is taken from its cells.',
  tact_sheet_outdated: 'The row was edited after it was exported: it is taken from its cells, with what no cell says.',
  change_refused: 'The changes could not be made in the case; it stays as it is.',
  changed_meanwhile: 'The case was changed in Tact meanwhile; it stays as it is. Import the file again.',
  country_unknown: 'The country is not known; it is kept with the row.',
} as const;

export type RejectionCode = keyof typeof rejections;
export type RemarkCode = keyof typeof remarks;

/** One thing found in a row. `column` is the visible label, empty for the row as a whole. Never holds a value of the row. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly code: RejectionCode | RemarkCode;
  readonly message: string;
}

/** Collects what is found while a row is mapped. */
export class RowProblems {
  readonly rejected: RowProblem[] = [];
  readonly warnings: RowProblem[] = [];

  constructor(
    private readonly row: number,
    private readonly labels: Readonly<Partial<Record<RegisterColumn, string>>>,
  ) {}

  reject(code: RejectionCode, column?: RegisterColumn): void {
    this.rejected.push({ row: this.row, column: this.label(column), code, message: rejections[code] });
  }

  /** What the cells alone would have needed said of them is of no matter. */
  forget(): void {
    this.rejected.length = 0;
    this.warnings.length = 0;
  }

  warn(code: RemarkCode, column?: RegisterColumn): void {
    this.warnings.push({ row: this.row, column: this.label(column), code, message: remarks[code] });
  }

  private label(column?: RegisterColumn): string {
    return column ? (this.labels[column] ?? column) : '';
  }
}
