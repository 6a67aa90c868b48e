import type { Cell } from '../workbook/cell';
import { serialToIso } from '../workbook/serial-date';
import { monthByName } from './month-names';

export type DatePrecision = 'day' | 'month' | 'year' | 'estimated';
export type DateRemark = 'year_only' | 'date_from_number' | 'date_order_guessed' | 'date_two_digit_year';

/** A date as a register has it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, never more precise than the register. */
export interface RegisterDate {
  readonly date: string;
  readonly precision: DatePrecision;
  readonly remarks: readonly DateRemark[];
}
export type DateFailure = 'unreadable' | 'impossible';

/** Reads a date cell. A bare number from 1900 to 2100 is a year; a larger one a spreadsheet date. */
export function readDate(cell: Cell, is1904: boolean, today: string): RegisterDate | DateFailure {
  if (isYear(cell.number)) return { date: String(cell.number), precision: 'year', remarks: ['year_only'] };
  if (cell.kind === 'date' && cell.iso) return day(cell.iso, []);
  if (cell.kind === 'number' && cell.number !== undefined) return fromNumber(cell.number, is1904);
  if (cell.kind !== 'text') return 'unreadable';
  return fromText(cell.text, today);
}

function isYear(number: number | undefined): boolean {
  return number !== undefined && Number.isInteger(number) && number >= 1900 && number <= 2100;
}

function fromNumber(number: number, is1904: boolean): RegisterDate | DateFailure {
  const iso = number > 2100 ? serialToIso(number, is1904) : null;
  if (iso) return day(iso, ['date_from_number']);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(String(number));
  return compact ? build(Number(compact[1]), Number(compact[2]), Number(compact[3]), ['date_from_number']) : 'unreadable';
}

function fromText(raw: string, today: string): RegisterDate | DateFailure {
  const text = raw.normalize('NFKC').replaceAll(/\p{Cf}/gu, '').trim();
  const estimated = /^(?:~|±|c(?:irc)?a\.?|about|around|approx\.?|rreth|afërsisht|περίπου|γύρω στο|circa|aproximativ|cca\.?)\s*(?=\d)/iu.exec(text);
  const bare = (estimated ? text.slice(estimated[0].length) : text).replace(/[?.\s]+$/, '').replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const read = numeric(bare, today) ?? worded(bare);
  if (!read || typeof read === 'string') return read ?? 'unreadable';
  return estimated || /\?/.test(text) ? { ...read, precision: 'estimated' } : read;
}

function numeric(text: string, today: string): RegisterDate | DateFailure | null {
  const parts = text.split(/\s*[./\-\u2010-\u2015,]\s*|\s+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [a, b, c] = parts.map(Number);
  if (b === undefined) return isYear(a) ? build(a!, null, null, []) : 'unreadable';
  if (c === undefined) {
    if (parts[0]!.length === 4) return build(a!, b, null, []);
    return parts[1]!.length === 4 ? build(b, a!, null, []) : 'unreadable';
  }
  if (parts[0]!.length === 4) return build(a!, b, c, []);
  const year = fullYear(parts[2]!, today);
  if (year === null) return 'unreadable';
  const remarks: DateRemark[] = parts[2]!.length === 2 ? ['date_two_digit_year'] : [];
  return b > 12 && a! <= 12 ? build(year, a!, b, [...remarks, 'date_order_guessed']) : build(year, b, a!, remarks);
}

/** `14 maj 2009`, `May 14, 2009`, `Μάιος 2009`. */
function worded(text: string): RegisterDate | DateFailure | null {
  const words = text.split(/[\s,./-]+/).filter((word) => word !== '' && !/^(?:of|de|më|la)$/i.test(word));
  const month = words.map(monthByName).find((found) => found !== null) ?? null;
  const year = words.find((word) => /^(?:19|20|21)\d\d$/.test(word));
  if (month === null || !year || words.length > 3) return null;
  const dayWord = words.find((word) => /^\d{1,2}(?:st|nd|rd|th|η|ης)?$/i.test(word));
  return build(Number(year), month, dayWord ? Number.parseInt(dayWord, 10) : null, []);
}

function fullYear(text: string, today: string): number | null {
  if (text.length === 4) return Number(text);
  if (text.length !== 2) return null;
  const inThisCentury = 2000 + Number(text);
  return inThisCentury <= Number(today.slice(0, 4)) ? inThisCentury : inThisCentury - 100;
}

function build(year: number, month: number | null, dayOfMonth: number | null, remarks: readonly DateRemark[]): RegisterDate | DateFailure {
  if (year < 1900 || year > 2200) return 'impossible';
  if (month === null) return { date: String(year), precision: 'year', remarks };
  if (month < 1 || month > 12) return 'impossible';
  const date = `${year}-${String(month).padStart(2, '0')}`;
  if (dayOfMonth === null) return { date, precision: 'month', remarks };
  if (dayOfMonth < 1 || dayOfMonth > new Date(Date.UTC(year, month, 0)).getUTCDate()) return 'impossible';
  return { date: `${date}-${String(dayOfMonth).padStart(2, '0')}`, precision: 'day', remarks };
}

function day(iso: string, remarks: readonly DateRemark[]): RegisterDate | DateFailure {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match ? build(Number(match[1]), Number(match[2]), Number(match[3]), remarks) : 'unreadable';
}
