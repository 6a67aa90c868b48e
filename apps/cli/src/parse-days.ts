/** `90d` or `2w` in days. Throws on anything else and on more than ten years. */
export function parseDays(text: string): number {
  const match = /^([0-9]{1,5})([dw])$/.exec(text);
  const days = match ? Number(match[1]) * (match[2] === 'w' ? 7 : 1) : Number.NaN;
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw new Error(`Say how far, as in 90d or 2w: ${text}`);
  return days;
}
