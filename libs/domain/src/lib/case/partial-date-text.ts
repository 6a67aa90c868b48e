const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is a day that exists, `YYYY-MM-DD`, between the years 1900 and 2200. */
export function isDateText(text: unknown): text is string {
  return typeof text === 'string' && text.length === 10 && isPartialDateText(text);
}

/** Whether a text is a year, a month or a day that exists: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, 1900 to 2200. */
export function isPartialDateText(text: unknown): text is string {
  const match = typeof text === 'string' ? PARTIAL.exec(text) : null;
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2] ?? '1');
  const day = Number(match[3] ?? '1');
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
