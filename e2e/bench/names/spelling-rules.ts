/** Other spellings of the same name in the same script, as clerks of another country write it. */
export interface SpellingRule { from: RegExp; to: readonly string[] }
const rule = (from: RegExp, ...to: string[]): SpellingRule => ({ from, to });

const latinShared = [
  rule(/ph/, 'f'), rule(/f/, 'ph'), rule(/ou/, 'u'), rule(/(?<!o)u(?!$)/, 'ou'), rule(/th/, 't'), rule(/k/, 'c'), rule(/v/, 'b', 'w'),
  rule(/ks/, 'x'), rule(/ll/, 'l'), rule(/rr/, 'r'), rule(/nn/, 'n'), rule(/ss/, 's'), rule(/y/, 'i'), rule(/i$/, 'y'), rule(/z/, 's'),
];
export const latinSpelling: Record<'albanian' | 'greek' | 'romanian' | 'romani' | 'serbian', readonly SpellingRule[]> = {
  albanian: [
    rule(/xh/, 'dj', 'dz', 'dž', 'dzh', 'x', 'j'), rule(/x(?!h)/, 'dz'), rule(/gj/, 'dj', 'gi', 'đ', 'g'), rule(/q/, 'k', 'ch', 'ć', 'ky', 'c'),
    rule(/ç/, 'ch', 'c', 'č', 'tsch'), rule(/sh/, 's', 'š', 'sch', 'ch', 'ş'), rule(/zh/, 'z', 'ž', 'j'), rule(/ë$/, ''), rule(/ë/, 'e'),
    rule(/dh/, 'd', 'th'), rule(/nj/, 'ni', 'gn', 'ny'), rule(/j/, 'i', 'y'), rule(/c(?![h])/, 'ts', 'tz'), rule(/h(?!$)/, 'ch', 'kh'), ...latinShared,
  ],
  greek: [
    rule(/ge(?=o)/, 'yeo', 'gheo', 'jeo', 'djeo'), rule(/geo/, 'jo', 'gio', 'yo'), rule(/ch/, 'h', 'kh', 'x'), rule(/ei|oi/, 'i'), rule(/y/, 'i'),
    rule(/dis$/, 'dhis', 'des'), rule(/tz/, 'j', 'dz', 'ts'), rule(/ts/, 'c', 'tz'), rule(/gk/, 'g'), rule(/mp/, 'b', 'mb'), rule(/nt/, 'd', 'nd'),
    rule(/v/, 'b', 'u'), rule(/x/, 'ks'), rule(/af/, 'au', 'av'), rule(/ef/, 'eu', 'ev'), rule(/ai/, 'e'), rule(/o$/, 'os'), ...latinShared,
  ],
  romanian: [
    rule(/escu/, 'esku', 'eskou', 'esco'), rule(/ș/, 's', 'sh', 'ş', 'š', 'sch'), rule(/ț/, 't', 'ts', 'ţ', 'tz', 'c'), rule(/ă/, 'a', 'e'),
    rule(/â|î/, 'a', 'i', 'y'), rule(/gh(?=[ei])/, 'g', 'gj'), rule(/ge(?=o)/, 'jo', 'dje', 'ghe'), rule(/c(?=[ei])/, 'ch', 'ç', 'tsch', 'č'),
    rule(/ch(?=[ei])/, 'k', 'ki'), rule(/g(?=[ei])/, 'dj', 'xh', 'dž', 'j'), rule(/j/, 'zh', 'z', 'ž'), rule(/c(?![eih])/, 'k'), rule(/ia/, 'ja', 'ya'), ...latinShared,
  ],
  romani: [
    rule(/dž|xh|dzh/, 'dj', 'j', 'c', 'xh', 'dz'), rule(/đ/, 'dj', 'gj'), rule(/š|sh|ș/, 's', 'ş', 'sh', 'sch'), rule(/č|ç|ć/, 'c', 'ch', 'tsch'),
    rule(/ž/, 'z', 'zh', 'j'), rule(/ia/, 'ija', 'ya'), rule(/j/, 'y', 'i'), rule(/ț/, 'ts', 'c'), rule(/ă/, 'a'), ...latinShared,
  ],
  serbian: [
    rule(/đ/, 'dj', 'gj', 'dz', 'g'), rule(/dž/, 'dz', 'dj', 'xh', 'j'), rule(/č|ć/, 'c', 'ch', 'tch', 'q', 'ç', 'tsch'), rule(/ić$/, 'itch', 'ich', 'iq', 'itsch'),
    rule(/š/, 's', 'sh', 'sch', 'ș'), rule(/ž/, 'z', 'zh', 'j'), rule(/lj/, 'li', 'l', 'ly'), rule(/nj/, 'ni', 'gn', 'n', 'ny'), rule(/j/, 'i', 'y'),
    rule(/c/, 'ts', 'tz', 'ț'), rule(/h/, 'ch', 'kh'), rule(/ks/, 'x'), ...latinShared,
  ],
};
/** Greek spelled by ear: the vowels that sound alike, double letters, soft and hard pairs. */
export const greekSpelling: readonly SpellingRule[] = [
  rule(/η/, 'ι', 'υ'), rule(/υ(?<![οαε]υ)/, 'ι', 'η'), rule(/ει|οι/, 'ι', 'η'), rule(/αι/, 'ε'), rule(/ω/, 'ο'), rule(/ο(?!υ|ι)/, 'ω'), rule(/λλ/, 'λ'),
  rule(/σσ/, 'σ'), rule(/νν/, 'ν'), rule(/ππ/, 'π'), rule(/ρρ/, 'ρ'), rule(/γκ/, 'γγ', 'γ'), rule(/γγ/, 'γκ'), rule(/τζ/, 'τσ'), rule(/τσ/, 'τζ', 'σ'),
  rule(/αυ(?=[^θκξπστφχψ])/, 'αβ'), rule(/ευ(?=[^θκξπστφχψ])/, 'εβ'), rule(/μπ/, 'π', 'β'), rule(/ξ/, 'κσ'), rule(/γι(?=[αωού])/, 'γ', 'ι'), rule(/ι/, 'η'),
];
/** Serbian Cyrillic as a Bulgarian, Macedonian or Russian clerk writes it. */
export const cyrillicSpelling: readonly SpellingRule[] = [
  rule(/ђ/, 'дж', 'ѓ', 'дь'), rule(/ћ/, 'ч', 'ќ', 'тј', 'ть'), rule(/џ/, 'дж'), rule(/љ/, 'ль', 'л', 'лј'), rule(/њ/, 'нь', 'н', 'нј'), rule(/је/, 'е', 'йе'),
  rule(/ја/, 'я', 'иа'), rule(/ј/, 'й', 'и'), rule(/ш/, 'щ', 'с'), rule(/ж/, 'з'), rule(/ч/, 'ћ', 'ц'), rule(/в(?=$)/, 'ф'), rule(/ц/, 'тс'), rule(/х/, 'г', ''),
];
