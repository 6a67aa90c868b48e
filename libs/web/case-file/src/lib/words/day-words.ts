import { Injectable, inject } from '@angular/core';
import { Dates } from '@tact/web/core';

/** A day in a file that may be years old: "Mon 23 Nov" in this year, "23 November 2025" in another. */
@Injectable({ providedIn: 'root' })
export class DayWords {
  private readonly dates = inject(Dates);

  of(at: string, now = new Date()): string {
    return new Date(at).getFullYear() === now.getFullYear() ? this.dates.short(at) : this.dates.date(at.slice(0, 10));
  }
}
