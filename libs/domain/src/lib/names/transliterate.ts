/** Greek and Cyrillic to Latin. Two-letter sounds first; letters of other scripts pass unchanged. */
const greekSounds: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'u'], [/αυ/g, 'av'], [/ευ/g, 'ev'], [/ει/g, 'i'], [/οι/g, 'i'], [/υι/g, 'i'], [/αι(?=[αεηοωυ])/g, 'aj'], [/αι/g, 'e'], [/μπ/g, 'b'], [/ντσ/g, 'nts'],
  [/ντζ/g, 'ndž'], [/ντ/g, 'd'],
  [/γκ|γγ/g, 'g'], [/γξ/g, 'nx'], [/γχ/g, 'nh'], [/τζ/g, 'dž'], [/τσ/g, 'ts'],
];

const greekLetters: Readonly<Record<string, string>> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'ks', ο: 'o', π: 'p',
  ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'h', ψ: 'ps', ω: 'o',
};

const cyrillicSounds: readonly (readonly [RegExp, string])[] = [[/т[јйь]/g, 'ћ'], [/д[јйь]/g, 'ђ'], [/ль/g, 'љ'], [/нь/g, 'њ']];

const cyrillicLetters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ђ: 'đ', ѓ: 'gj', е: 'e', ѐ: 'e', ё: 'e', є: 'e', э: 'e', ж: 'ž', з: 'z', ѕ: 'dz', и: 'i',
  ѝ: 'i', і: 'i', ї: 'ji', ы: 'i', й: 'j', ј: 'j', к: 'k', ќ: 'q', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's',
  т: 't', ћ: 'ć', у: 'u', ў: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'č', џ: 'dž', ш: 'š', щ: 'š', ъ: '', ь: '', ю: 'ju', я: 'ja',
};

const specialLatin: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', ð: 'd', þ: 'th', ı: 'i', ə: 'e', ŋ: 'n',
};

const PLAIN = /^[a-z0-9]*$/;
const hasGreek = /\p{Script=Greek}/u;
const hasCyrillic = /\p{Script=Cyrillic}/u;

/** A diaeresis or an accent on the first vowel (ΐ, ϊ, άι) parts two vowels; other Greek accents carry no spelling. */
function greekToLatin(part: string): string {
  let text = part.normalize('NFD').replace(/([αεο])\u0301([ιυ])(?!\u0301)/g, '$1\u200d$2').replace(/([ιυ])[\u0301]?\u0308[\u0301]?/g, '\u200d$1');
  text = text.replace(/[\u0300-\u036f]/g, '');
  for (const [from, to] of greekSounds) text = text.replace(from, to);
  return [...text].map((letter) => greekLetters[letter] ?? letter).join('').replace(/\u200d/g, '');
}

function cyrillicToLatin(part: string): string {
  const text = cyrillicSounds.reduce((result, [from, to]) => result.replace(from, to), part);
  return [...text].map((letter) => cyrillicLetters[letter] ?? letter).join('');
}

/** One lower-case part in Latin letters, diacritics of Latin letters kept (they carry sounds), for folding. */
export function toLatin(part: string): string {
  if (PLAIN.test(part)) return part;
  let text = part;
  if (hasGreek.test(text)) text = greekToLatin(text);
  if (hasCyrillic.test(text)) text = cyrillicToLatin(text);
  return text.replace(/[ßæœøłðþıəŋ]/g, (letter) => specialLatin[letter] ?? letter);
}

/** Without diacritics; đ becomes d. Only for Latin, Greek and Cyrillic: marks of other scripts are letters and stay. */
export function withoutAccents(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').replace(/đ/g, 'd');
}
