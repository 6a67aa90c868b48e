const day = 86_400_000;
const last = 2_958_465;

/**
 * A spreadsheet's serial number as `YYYY-MM-DD`, or null outside its range. In the 1900 system day 60 is the 29 February
 * 1900 that never was (ECMA-376 part 1, 18.17.4.1); the 1904 system counts from 1 January 1904.
 */
export function serialToIso(serial: number, is1904: boolean): string | null {
  const whole = Math.floor(serial) + (is1904 ? 1462 : 0);
  if (!Number.isFinite(whole) || whole < 1 || whole > last || whole === 60) return null;
  const origin = Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return new Date(origin + whole * day).toISOString().slice(0, 10);
}
