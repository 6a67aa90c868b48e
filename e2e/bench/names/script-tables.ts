/** How clerks write one script in another. Written from field conventions, independent of the product's folding. */
type Rules = readonly (readonly [RegExp, string])[];

const apply = (text: string, rules: Rules): string =>
  capitalise(rules.reduce((t, [from, to]) => t.replace(from, to), text.toLocaleLowerCase('el')));
const capitalise = (text: string): string =>
  text.replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('el'));
const bare = (text: string): string => text.normalize('NFD').replace(/\u0301/g, '').normalize('NFC');

const greekCommon: Rules = [
  [/τζ/g, 'tz'], [/τσ/g, 'ts'], [/ς/g, 's'], [/ά|α/g, 'a'], [/δ/g, 'd'], [/έ|ε/g, 'e'], [/ζ/g, 'z'],
  [/ή|η|ί|ι|ϊ|ΐ/g, 'i'], [/κ/g, 'k'], [/λ/g, 'l'], [/μ/g, 'm'], [/ν/g, 'n'], [/ό|ο|ώ|ω/g, 'o'], [/π/g, 'p'],
  [/ρ/g, 'r'], [/σ/g, 's'], [/τ/g, 't'], [/φ/g, 'f'], [/ψ/g, 'ps'],
];
/** The passport standard (ELOT 743). */
const elot: Rules = [
  [/ού|ου/g, 'ou'], [/αύ|αυ(?=[θκξπστφχψ])/g, 'af'], [/αύ|αυ/g, 'av'], [/εύ|ευ(?=[θκξπστφχψ])/g, 'ef'], [/εύ|ευ/g, 'ev'],
  [/γγ/g, 'ng'], [/γξ/g, 'nx'], [/γχ/g, 'nch'], [/(^|\s)μπ/g, '$1b'], [/γκ/g, 'gk'], [/β/g, 'v'], [/γ/g, 'g'],
  [/θ/g, 'th'], [/ξ/g, 'x'], [/ύ|υ|ϋ/g, 'y'], [/χ/g, 'ch'], ...greekCommon,
];
/** As an English speaking aid worker writes what is heard. */
const english: Rules = [
  [/ού|ου/g, 'ou'], [/εύ|ευ/g, 'ef'], [/αύ|αυ/g, 'av'], [/εί|ει|οί|οι/g, 'i'], [/αί|αι/g, 'e'], [/γγ|γκ/g, 'g'], [/μπ/g, 'b'], [/ντ/g, 'nd'],
  [/γ(?=[ιίεέηήυύ])/g, 'y'], [/β/g, 'v'], [/γ/g, 'g'], [/θ/g, 'th'], [/ξ/g, 'x'], [/ύ|υ|ϋ/g, 'i'], [/χ/g, 'h'],
  [/φ/g, 'ph'], ...greekCommon,
];
/** As an Albanian register writes it. */
const albanian: Rules = [
  [/ού|ου/g, 'u'], [/εύ|ευ/g, 'ev'], [/αύ|αυ/g, 'av'], [/εί|ει|οί|οι/g, 'i'], [/αί|αι/g, 'e'], [/τζ/g, 'xh'], [/τσ/g, 'c'],
  [/γγ|γκ/g, 'g'], [/μπ/g, 'b'], [/ντ/g, 'd'], [/γ(?=[ιίεέηήυύ])/g, 'j'], [/β/g, 'v'], [/γ/g, 'g'], [/δ/g, 'dh'],
  [/θ/g, 'th'], [/ξ/g, 'ks'], [/ύ|υ|ϋ/g, 'i'], [/χ/g, 'h'], ...greekCommon,
];
/** As a Romanian register writes it. */
const romanian: Rules = [
  [/ού|ου/g, 'u'], [/εύ|ευ/g, 'ev'], [/αύ|αυ/g, 'av'], [/εί|ει|οί|οι/g, 'i'], [/αί|αι/g, 'e'], [/τζ/g, 'gi'], [/τσ/g, 'ț'],
  [/γγ|γκ/g, 'g'], [/μπ/g, 'b'], [/ντ/g, 'd'], [/γ(?=[εέιίηή])/g, 'gh'], [/γ/g, 'g'], [/β/g, 'v'], [/θ/g, 't'], [/ξ/g, 'x'],
  [/ύ|υ|ϋ/g, 'i'], [/χ/g, 'h'], [/κ(?=[εέιίηή])/g, 'ch'], [/κ/g, 'c'], ...greekCommon,
];
export const greekClerks: readonly ((text: string) => string)[] = [elot, english, albanian, romanian]
  .map((rules) => (text: string) => apply(bare(text), rules));

const latinCommonToGreek: Rules = [
  [/ph|f/g, 'φ'], [/th/g, 'θ'], [/dh/g, 'δ'], [/ou|u|ü/g, 'ου'], [/b/g, 'μπ'], [/d/g, 'ντ'], [/g/g, 'γκ'], [/h/g, 'χ'], [/â|î/g, 'ι'],
  [/a|á|ă/g, 'α'], [/ks/g, 'ξ'], [/ps/g, 'ψ'], [/ë(?=\s|-|$)/g, ''], [/e|ë|é/g, 'ε'], [/z/g, 'ζ'], [/k/g, 'κ'], [/ll|l/g, 'λ'], [/m/g, 'μ'],
  [/n/g, 'ν'], [/o|ö/g, 'ο'], [/p/g, 'π'], [/rr|r/g, 'ρ'], [/s/g, 'σ'], [/t/g, 'τ'], [/v|w/g, 'β'], [/i|y/g, 'ι'],
  [/σ(?=\s|-|$)/g, 'ς'],
];
const albanianToGreek: Rules = [
  [/xh/g, 'τζ'], [/x/g, 'τζ'], [/gj/g, 'γκι'], [/q/g, 'κι'], [/sh|zh/g, 'σ'], [/ç|c/g, 'τσ'], [/nj/g, 'νι'], [/j/g, 'γι'],
  ...latinCommonToGreek,
];
const romanianToGreek: Rules = [
  [/ch(?=[ei])/g, 'κ'], [/gh(?=[ei])/g, 'γκ'], [/c(?=[ei])/g, 'τσ'], [/g(?=[ei])/g, 'τζ'], [/ț/g, 'τσ'], [/ș/g, 'σ'], [/j/g, 'ζ'], [/c/g, 'κ'],
  [/x/g, 'ξ'], ...latinCommonToGreek,
];
const serbianToGreek: Rules = [
  [/dž|đ/g, 'τζ'], [/č|ć|c/g, 'τσ'], [/š/g, 'σ'], [/ž/g, 'ζ'], [/lj/g, 'λι'], [/nj/g, 'νι'], [/ji/g, 'ι'], [/j/g, 'γι'],
  ...latinCommonToGreek,
];
export const toGreek = {
  albanian: (text: string) => apply(text, albanianToGreek),
  romanian: (text: string) => apply(text, romanianToGreek),
  serbian: (text: string) => apply(text, serbianToGreek),
};

const serbianPairs = `lj=љ nj=њ dž=џ đ=ђ č=ч ć=ћ š=ш ž=ж a=а b=б v=в g=г d=д e=е z=з i=и j=ј k=к l=л m=м n=н o=о p=п r=р s=с t=т
u=у f=ф h=х c=ц`.split(/\s+/).map((pair) => pair.split('=') as [string, string]);

/** Serbian Latin to Serbian Cyrillic, the official one-to-one table. */
export const serbianCyrillic = (text: string): string =>
  apply(text, serbianPairs.map(([latin, cyrillic]) => [new RegExp(latin, 'g'), cyrillic] as const));
/** Serbian Cyrillic to Serbian Latin. */
export const serbianLatin = (text: string): string =>
  apply(text, serbianPairs.map(([latin, cyrillic]) => [new RegExp(cyrillic, 'g'), latin] as const));
/** A Serbian clerk writing an Albanian, Romanian or transliterated name as it sounds, in Cyrillic. */
export const heardInCyrillic = (text: string, romanianSource: boolean): string => {
  const heard: Rules = romanianSource
    ? [[/ch(?=[ei])/g, 'k'], [/gh(?=[ei])/g, 'g'], [/c(?=[ei])/g, 'č'], [/g(?=[ei])/g, 'dž'], [/c/g, 'k'], [/j/g, 'ž'], [/ș/g, 'š'], [/ț/g, 'c'],
      [/ă/g, 'a'], [/â|î/g, 'i'], [/x/g, 'ks']]
    : [[/xh/g, 'dž'], [/gj/g, 'đ'], [/q|ç/g, 'ć'], [/sh/g, 'š'], [/zh/g, 'ž'], [/x/g, 'dz'], [/th/g, 't'], [/dh/g, 'd'], [/ll/g, 'l'], [/rr/g, 'r'],
      [/ë(?=\s|-|$)/g, ''], [/ë/g, 'e'], [/y/g, 'i']];
  return serbianCyrillic(apply(text, heard));
};
