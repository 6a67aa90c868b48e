import { readPartialDate } from './partial-date';

describe('readPartialDate', () => {
  it.each([
    ['2026', { value: '2026', precision: 'year' }],
    ['2026-5', { value: '2026-05', precision: 'month' }],
    ['2026-5-1', { value: '2026-05-01', precision: 'day' }],
    ['2024-02-29', { value: '2024-02-29', precision: 'day' }],
  ])('%s', (typed, read) => expect(readPartialDate(typed)).toEqual(read));

  it.each(['', '26', '2026-13', '2026-02-30', '2026--4', '--4', 'soon', '2026-5-0'])('refuses %s', (typed) => {
    expect(readPartialDate(typed)).toBeNull();
  });
});
