import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { QuickExit } from '@tact/web/core';

/** A plain calendar of this month in the browser's language, unlike Tact. Nothing to press, nothing to load. */
@Component({
  selector: 'tact-exit-page',
  template: `<div class="exitpage neutral">
    <main class="cal">
      <h1>{{ title }}</h1>
      <div class="wk">
        @for (name of weekdays; track name) {
          <b>{{ name }}</b>
        }
      </div>
      <div class="dy">
        @for (day of days; track day.key) {
          <span [class.out]="!day.isInMonth" [class.hol]="day.isInMonth && day.isSunday" [class.today]="day.isToday">{{ day.number }}</span>
        }
      </div>
    </main>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExitPage {
  private readonly now = new Date();
  protected readonly title = new Intl.DateTimeFormat(navigator.language, { month: 'long', year: 'numeric' }).format(this.now);
  protected readonly days = monthGrid(this.now);
  protected readonly weekdays = this.days
    .slice(0, 7)
    .map((day) => new Intl.DateTimeFormat(navigator.language, { weekday: 'short' }).format(day.date));

  constructor() {
    inject(QuickExit).disguise();
  }
}

interface GridDay {
  readonly key: string;
  readonly date: Date;
  readonly number: number;
  readonly isInMonth: boolean;
  readonly isSunday: boolean;
  readonly isToday: boolean;
}

/** Whole weeks, Monday first, that hold the month of `now`. */
export function monthGrid(now: Date): readonly GridDay[] {
  const first = new Date(now.getFullYear(), now.getMonth(), 1);
  const lead = (first.getDay() + 6) % 7;
  const length = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
  return Array.from({ length: Math.ceil((lead + length) / 7) * 7 }, (_, index) => {
    const date = new Date(now.getFullYear(), now.getMonth(), index - lead + 1);
    return {
      key: date.toDateString(),
      date,
      number: date.getDate(),
      isInMonth: date.getMonth() === now.getMonth(),
      isSunday: date.getDay() === 0,
      isToday: date.toDateString() === now.toDateString(),
    };
  });
}
