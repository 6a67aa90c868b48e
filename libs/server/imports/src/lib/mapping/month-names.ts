import { foldLabel } from '../register/fold-label';

/** Beginnings of the months' names, folded, by month: English, Albanian, Greek (both cases), Romanian. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ian', 'ιαν', 'γεν'],
  ['feb', 'shku', 'φεβ', 'φλεβ'],
  ['mar', 'μαρ'],
  ['apr', 'pri', 'απρ'],
  ['may', 'maj', 'mai', 'μαι', 'μαη'],
  ['jun', 'qer', 'iun', 'ιουν'],
  ['jul', 'korr', 'iul', 'ιουλ'],
  ['aug', 'gush', 'gus', 'αυγ'],
  ['sep', 'shta', 'σεπ'],
  ['oct', 'tet', 'οκτ'],
  ['nov', 'nen', 'noi', 'νοε'],
  ['dec', 'dhj', 'δεκ'],
];

/** 1 to 12 for a month's name or its abbreviation in any of the four languages, else null. */
export function monthByName(text: string): number | null {
  const folded = foldLabel(text);
  const month = beginnings.findIndex((starts) => starts.some((start) => folded.startsWith(start)));
  return month < 0 ? null : month + 1;
}
