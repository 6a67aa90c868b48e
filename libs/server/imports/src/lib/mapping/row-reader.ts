import type { RegisterColumn } from '../register/columns';
import type { RegisterInfo, RegisterRow } from '../register/register-row';
import type { Cell } from '../workbook/cell';
import type { FoundCode } from './code-labels';
import { latestDay, earliestDay } from './day-range';
import type { RemarkCode, RowProblems } from './problem';
import { readDate, type RegisterDate } from './register-date';

/** Reads the cells of one row and notes what is odd about them. `today` is `YYYY-MM-DD`. */
export class RowReader {
  constructor(
    readonly row: RegisterRow,
    private readonly info: RegisterInfo,
    readonly problems: RowProblems,
    readonly today: string,
  ) {}

  cell(column: RegisterColumn): Cell | undefined {
    return this.row.cells[column];
  }

  has(column: RegisterColumn): boolean {
    return this.text(column) !== '';
  }

  /** Whether the register has the column at all: what no row can say needs no remark in every row. */
  hasColumn(column: RegisterColumn): boolean {
    return this.info.labels[column] !== undefined;
  }

  label(column: RegisterColumn): string {
    return this.info.labels[column] ?? column;
  }

  /** The text without white space at its ends; empty for an empty or faulty cell. */
  text(column: RegisterColumn): string {
    const cell = this.cell(column);
    return cell && cell.kind !== 'error' ? cell.text.trim() : '';
  }

  /** One line of at most `max` characters, a remark when it had to be cut. */
  line(column: RegisterColumn, max = 300): string {
    const text = this.text(column).replaceAll(/\s*[\r\n]+\s*/g, ' ');
    if (text.length <= max) return text;
    this.problems.warn('text_shortened', column);
    return text.slice(0, max);
  }

  /** The code of a labelled value; remarks another language, and `unknown` when the value is on no list. */
  code<Code extends string>(column: RegisterColumn, find: (text: string) => FoundCode<Code> | null, unknown: RemarkCode = 'code_unknown'): Code | null {
    const text = this.text(column);
    if (text === '') return null;
    const found = find(text);
    if (!found) this.problems.warn(unknown, column);
    else if (found.otherLanguage) this.problems.warn('label_other_language', column);
    return found?.code ?? null;
  }

  /** A past date, or null with a remark. */
  pastDate(column: RegisterColumn): RegisterDate | null {
    const cell = this.cell(column);
    if (!cell) return null;
    const read = readDate(cell, this.info.is1904, this.today);
    if (typeof read === 'string') {
      this.problems.warn(read === 'impossible' ? 'date_impossible' : 'date_unreadable', column);
      return null;
    }
    for (const remark of read.remarks) this.problems.warn(remark, column);
    if (earliestDay(read.date) <= this.today) return read;
    this.problems.warn('date_future', column);
    return null;
  }

  /** The birth date as written, future or not; null with a remark when it cannot be read. */
  birthDate(): RegisterDate | null {
    const cell = this.cell('birthDate');
    if (!cell) return null;
    const read = readDate(cell, this.info.is1904, this.today);
    if (typeof read === 'string') {
      this.problems.warn(read === 'impossible' ? 'birth_date_impossible' : 'birth_date_unreadable', 'birthDate');
      return null;
    }
    for (const remark of read.remarks) this.problems.warn(remark, 'birthDate');
    return read;
  }
}

/** `YYYY-MM-DD` for a record that takes days only: the last day the date can mean, never later than today. */
export function asDay(date: string, today: string): string {
  const latest = latestDay(date);
  return latest < today ? latest : today;
}
