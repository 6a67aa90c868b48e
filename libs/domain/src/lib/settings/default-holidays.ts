/**
 * Fixed-date public holidays as MM-DD by country, to be completed by the administrator: movable feasts differ by year
 * and church. Source: domain clocks.json (knowledge, to verify).
 */
export const DEFAULT_HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  AL: [
    '01-01', '01-02', '03-14', '03-22', '05-01', '09-05', '11-28', '11-29', '12-08', '12-25',
  ],
  GR: [
    '01-01', '01-06', '03-25', '05-01', '08-15', '10-28', '12-25', '12-26',
  ],
  RO: [
    '01-01', '01-02', '01-06', '01-07', '01-24', '05-01', '06-01', '08-15', '11-30', '12-01', '12-25', '12-26',
  ],
};
