import '@angular/compiler';
import { monthGrid } from './exit-page';

describe('monthGrid', () => {
  it('holds whole weeks from Monday, with today marked once', () => {
    const days = monthGrid(new Date(2026, 10, 23));
    expect(days).toHaveLength(42);
    expect(days[0]).toMatchObject({ number: 26, isInMonth: false });
    expect(days.filter((day) => day.isInMonth)).toHaveLength(30);
    expect(days.filter((day) => day.isToday).map((day) => day.number)).toEqual([23]);
  });

  it('needs four weeks for a February that starts on Monday', () => {
    expect(monthGrid(new Date(2027, 1, 1))).toHaveLength(28);
  });
});
