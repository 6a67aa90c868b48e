/** An ISO 8601 duration in its parts. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

const ISO = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Reads an ISO 8601 duration of years, months, weeks, days, hours and minutes. Throws a RangeError on anything else. */
export function parseDuration(text: string): Duration {
  const match = ISO.exec(text);
  if (!match) throw new RangeError(`not a duration: ${text}`);
  const [years, months, weeks, days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    minutes: (hours ?? 0) * 60 + (minutes ?? 0),
  };
}

/** Whether a text is a duration that `parseDuration` reads. */
export function isDuration(text: string): boolean {
  return ISO.test(text);
}
