/**
 * Public holidays by country, to be completed by the administrator. Fixed dates (MM-DD) from domain clocks.json (knowledge, to verify); days
 * counted from Easter by the labour laws of each country (knowledge, to verify: Greece Clean Monday, Good Friday, Easter Monday, Monday of the Holy
 * Spirit; Romania Good Friday, Easter, Pentecost; Albania both Easters). The Bajram days of Albania follow the moon: each year's dates (YYYY-MM-DD)
 * are added here by the administrator.
 */
export const DEFAULT_HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  AL: [
    '01-01', '01-02', '03-14', '03-22', '05-01', '09-05', '11-28', '11-29', '12-08', '12-25', 'western+0', 'western+1', 'orthodox+0', 'orthodox+1',
  ],
  GR: [
    '01-01', '01-06', '03-25', '05-01', '08-15', '10-28', '12-25', '12-26', 'orthodox-48', 'orthodox-2', 'orthodox+0', 'orthodox+1', 'orthodox+50',
  ],
  RO: [
    '01-01', '01-02', '01-06', '01-07', '01-24', '05-01', '06-01', '08-15', '11-30', '12-01', '12-25', '12-26', 'orthodox-2', 'orthodox+0', 'orthodox+1',
    'orthodox+49', 'orthodox+50',
  ],
};
