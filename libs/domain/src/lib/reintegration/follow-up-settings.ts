/** The follow-up visits of a programme, as days after an event. Source: domain rss.json follow_up_schedule (D). */
export interface FollowUpSettings {
  /** After a case came to reintegration: days of visits, and those of them with a score. */
  readonly reintegration: readonly number[];
  readonly scores: readonly number[];
  /** After closure. */
  readonly postClosure: readonly number[];
  /** How many days late or early a visit still is the scheduled one: `[up to day, days]`, ascending. */
  readonly tolerance: readonly { readonly upTo: number; readonly days: number }[];
  /** Working days for the unannounced visit and the check with child protection unit or police after two missed in a row. */
  readonly unannouncedWithin: number;
}

export const DEFAULT_FOLLOW_UP: FollowUpSettings = {
  reintegration: [3, 7, 14, 30, 60, 90, 180, 270, 365],
  scores: [90, 180, 365],
  postClosure: [90, 180],
  tolerance: [
    { upTo: 30, days: 2 },
    { upTo: 90, days: 7 },
    { upTo: 100_000, days: 14 },
  ],
  unannouncedWithin: 5,
};
