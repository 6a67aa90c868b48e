import { formatAlbanian } from './albanian-dates';

const MONDAY = new Date(2026, 10, 23, 9, 4);

describe('formatAlbanian', () => {
  it.each<[Intl.DateTimeFormatOptions, string]>([
    [{ weekday: 'long', day: 'numeric', month: 'long' }, 'E hënë, 23 nëntor'],
    [{ weekday: 'short', day: 'numeric' }, 'Hën 23'],
    [{ day: 'numeric', month: 'long', year: 'numeric' }, '23 nëntor 2026'],
    [{ month: 'long', year: 'numeric' }, 'Nëntor 2026'],
    [{ hour: '2-digit', minute: '2-digit' }, '09:04'],
    [{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }, '23 nën 2026, 09:04'],
  ])('%j', (options, text) => expect(formatAlbanian(MONDAY, options)).toBe(text));
});
