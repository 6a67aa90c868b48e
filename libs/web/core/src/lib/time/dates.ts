import { Injectable, inject } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { formatAlbanian } from './albanian-dates';

export type DatePrecision = 'day' | 'month' | 'year' | 'estimated';

const DAY = 86_400_000;

/** Dates, times and numbers by the language in use. Dates are `YYYY-MM-DD` (or shorter) or UTC instants. */
@Injectable({ providedIn: 'root' })
export class Dates {
  private readonly i18n = inject(I18n);
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** 23 November 2026; a shorter text (`2026-11`, `2026`) shows only what is known. */
  date(value: string | Date | null | undefined): string {
    if (!value) return '';
    if (typeof value === 'string' && /^\d{4}$/.test(value)) return value;
    const isMonth = typeof value === 'string' && /^\d{4}-\d{2}$/.test(value);
    return this.format(value, isMonth ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** Mon 23 Nov. */
  short(value: string | Date | null | undefined): string {
    return value ? this.format(value, { weekday: 'short', day: 'numeric', month: 'short' }) : '';
  }

  /** Fri 20: the ledger margin. */
  margin(value: string | Date): string {
    return this.format(value, { weekday: 'short', day: 'numeric' });
  }

  /** Monday 23 November. */
  long(value: string | Date): string {
    return this.format(value, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  /** 09:41, always 24 hours. */
  time(value: string | Date): string {
    return this.format(value, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** 23 Nov 2026, 09:41. */
  instant(value: string | Date | null | undefined): string {
    if (!value) return '';
    return this.format(value, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  number(value: number): string {
    return new Intl.NumberFormat(locale(this.i18n.lang())).format(value);
  }

  private format(value: string | Date, options: Intl.DateTimeFormatOptions): string {
    if (this.i18n.lang() === 'sq') return formatAlbanian(asDate(value), options);
    const key = this.i18n.lang() + JSON.stringify(options);
    let format = this.formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(locale(this.i18n.lang()), options);
      this.formats.set(key, format);
    }
    return format.format(asDate(value));
  }
}

/** English here is European: 23 November, not November 23. Albanian numbers are written as French ones: 1 234,5. */
function locale(lang: string): string {
  if (lang === 'en') return 'en-GB';
  return lang === 'sq' ? 'fr' : lang;
}

/** A calendar date is read as local midnight, so that no zone moves it to the day before. */
export function asDate(value: string | Date): Date {
  if (value instanceof Date) return value;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  return parts ? new Date(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)) : new Date(value);
}

/** Whole days from `from` to `to` on the calendar; negative when `to` lies before. */
export function daysBetween(from: string | Date, to: string | Date): number {
  const start = (value: Date): number => Date.UTC(value.getFullYear(), value.getMonth(), value.getDate());
  return Math.round((start(asDate(to)) - start(asDate(from))) / DAY);
}

export function sameDay(a: string | Date, b: string | Date): boolean {
  return daysBetween(a, b) === 0;
}
