import { nameParts } from './clean-name';
import { toLatin, withoutAccents } from './transliterate';

/**
 * Sounds that registers of the region spell differently, brought to one letter, in this order.
 * c = ch, ç, č, ć, q, ts, ț, c before e and i; j = xh, dzh, dž, dz, tz, x, ks, gj, dj, đ, soft g, and i, j, y before a vowel;
 * s = sh, š, ș, sch; z = zh, ž; u = ou; d = dh, nt, nd; b = mp, mb; t = th; f = ph; g = gh, ng.
 */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ë$/g, ''], [/[âî]/g, 'i'], [/[șşšŝ]/g, 's'], [/ž/g, 'z'], [/[țţçčćċ]/g, 'ċ'],
];
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/ou|oo/g, 'u'], [/^u(?=[aeio])/g, 'v'], [/ph/g, 'f'], [/w/g, 'v'], [/gh/g, 'g'], [/kh/g, 'h'], [/tsch|tch|tsh/g, 'ċ'], [/sch|sh/g, 's'],
  [/dzh|dz|xh|tz|dj|gj|đ|ks|x/g, 'ǰ'], [/zh/g, 'z'], [/ch(?=[^aeiouy]|$)/g, 'h'], [/ch|ts|q/g, 'ċ'], [/ck/g, 'k'],
  [/c(?=[eiy])|(?<=i)c$/g, 'ċ'], [/c/g, 'k'], [/th/g, 't'], [/dh/g, 'd'], [/mp|mb/g, 'b'], [/nt|nd/g, 'd'], [/n(?=g)/g, ''],
  [/(.)\1+/gu, '$1'], [/g(?=[eiy])/g, 'ǰ'], [/e[ijy](?![aeou])/g, 'i'], [/a[ijy](?![aeou])/g, 'e'], [/[iyj](?=[iyj]*[aeou])/g, 'ǰ'], [/ǰi(?=ǰ)/g, 'ǰ'], [/[yj]/g, 'i'],
  [/v(?=[ktspċh])/g, 'f'], [/ċ/g, 'c'], [/ǰ/g, 'j'], [/ij/g, 'j'], [/(.)\1+/gu, '$1'],
];

const PLAIN = /^[a-z]*$/;
const replaceAll = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((result, [from, to]) => result.replace(from, to), text);

/** The sound of one Latin part. Never empty for a part that is not. */
function foldLatin(latin: string): string {
  if (PLAIN.test(latin)) return replaceAll(latin, latinSounds) || latin;
  const marked = replaceAll(latin.normalize('NFC'), sounds).replace(/đ/g, 'ǰ');
  const bare = [...marked].map((letter) => (letter === 'ċ' || letter === 'ǰ' ? letter : withoutAccents(letter))).join('');
  return replaceAll(bare, latinSounds) || withoutAccents(latin) || latin;
}

/** What comparing and tokenising need of one part of a name. */
export interface FoldedPart {
  /** Lower case, NFC, accents kept: the part as written. */
  exact: string;
  /** As written, without accents, in its own script: what a mistyped letter is looked for in. */
  bare: string;
  /** In Latin letters without accents. */
  light: string;
  /** By sound; see the list above. */
  fold: string;
  /** Further readings by sound: ch as Greek χ (the first is ç), c before a, o, u as ts (the first is k), a last -iti as Serbian -ić. At most two. */
  readings: string[];
}

function readings(latin: string, fold: string): string[] {
  const others = [latin.replace(/ch(?=[aeiouy])/g, 'h'), latin.replace(/c(?![ehiky])/g, 'ts'), latin.replace(/it[iyj]$/, 'ić')].filter((other) => other !== latin);
  return [...new Set(others.map(foldLatin))].filter((other) => other !== fold).slice(0, 2);
}

/** Parts of a name, each in the forms that are compared. Works for any script; unknown letters pass as they are. */
export function foldParts(text: string): FoldedPart[] {
  return nameParts(text).map((exact) => {
    const latin = toLatin(exact);
    const fold = foldLatin(latin) || exact;
    return { exact, bare: withoutAccents(exact) || exact, light: withoutAccents(latin) || exact, fold, readings: readings(latin, fold) };
  });
}

/** The folded parts of a name, in its order: `foldName('Χότζα Gjon')` is `['hoja', 'jon']`. */
export function foldName(text: string): string[] {
  return foldParts(text).map((part) => part.fold);
}
