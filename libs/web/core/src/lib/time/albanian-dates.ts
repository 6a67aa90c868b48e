const WEEKDAYS = ['e diel', 'e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë'] as const;
const SHORT_WEEKDAYS = ['die', 'hën', 'mar', 'mër', 'enj', 'pre', 'sht'] as const;
const MONTHS = ['janar', 'shkurt', 'mars', 'prill', 'maj', 'qershor', 'korrik', 'gusht', 'shtator', 'tetor', 'nëntor', 'dhjetor'] as const;
const SHORT_MONTHS = ['jan', 'shk', 'mar', 'pri', 'maj', 'qer', 'korr', 'gush', 'sht', 'tet', 'nën', 'dhj'] as const;

/**
 * Albanian dates in our own words: not every browser carries them (Debian's Chromium answers in American English).
 * Takes the parts of `Intl.DateTimeFormat` options that `Dates` uses; order as in Albanian: e hënë, 23 nëntor 2026, 09:41.
 */
export function formatAlbanian(date: Date, options: Intl.DateTimeFormatOptions): string {
  const words = [
    options.day && String(date.getDate()),
    options.month && (options.month === 'long' ? MONTHS : SHORT_MONTHS)[date.getMonth()],
    options.year && String(date.getFullYear()),
  ].filter(Boolean).join(' ');
  const weekday = options.weekday && (options.weekday === 'long' ? WEEKDAYS : SHORT_WEEKDAYS)[date.getDay()];
  const separator = options.weekday === 'long' ? ', ' : ' ';
  const day = [weekday, words].filter(Boolean).join(separator);
  const time = options.hour && `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  return capital([day, time].filter(Boolean).join(', '));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sq') + text.slice(1);
}
