/** Whether the database went away, rather than refused a row: then nothing is wrong with the row, and the import goes on later. */
export function isDatabaseDown(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(?:08|53|57P|ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) return true;
  return typeof message === 'string' && /terminat|connection.*(?:closed|ended|timeout)|timeout exceeded when trying to connect/i.test(message);
}
