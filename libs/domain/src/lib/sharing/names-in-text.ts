/** Something in a free text that tells who or where somebody is; offsets into the text. */
export interface TextFinding {
  readonly kind: 'name' | 'phone' | 'email' | 'address';
  readonly start: number;
  readonly end: number;
  /** A known name, a number or an address; otherwise only words that look like somebody's name. */
  readonly certain: boolean;
}

const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu;
const PHONE = /(?:\+|00)?\d(?:[\s./()-]{0,2}\d){7,14}/g;
const DATE_LIKE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/g;
const STREET =
  /(?<![\p{L}])(?:rr(?:uga|\.)|rruga|bulevardi|blv\.?|lagjja|pallati|str(?:ada|\.)|bd(?:ul)?\.|οδός|οδ\.|λεωφ(?:όρος|\.)|street|avenue)\s+["“]?[\p{L}\d][^\n,;]{0,60}/giu;
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 3;

/**
 * Finds names, phone numbers, e-mail and street addresses in a text that must name nobody (the reason of a referral is
 * read before acceptance). Known names also match with the endings of Albanian, Greek and Romanian and without accents;
 * two capitalised words in a row inside a sentence are reported as not certain.
 */
export function namesInText(text: string, knownNames: readonly string[]): TextFinding[] {
  const findings = [
    ...matches(text, EMAIL, 'email', true),
    ...matches(text, PHONE, 'phone', true).filter(({ start, end }) => !DATE_LIKE.test(text.slice(start, end))),
    ...matches(text, STREET, 'address', true),
    ...knownNameFindings(text, knownNames),
  ];
  const free = (one: TextFinding) => !findings.some((other) => one.start < other.end && other.start < one.end);
  return [...findings, ...namePairs(text).filter(free)].sort((a, b) => a.start - b.start);
}

function matches(text: string, pattern: RegExp, kind: TextFinding['kind'], certain: boolean): TextFinding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    certain,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function knownNameFindings(text: string, knownNames: readonly string[]): TextFinding[] {
  const parts = knownNames.flatMap((name) => plain(name).match(WORD) ?? []).filter((part) => part.length > 1);
  return [...text.matchAll(WORD)]
    .filter((word) => parts.some((part) => isFormOf(plain(word[0]), part)))
    .map((word) => ({ kind: 'name', certain: true, start: word.index, end: word.index + word[0].length }));
}

/** Whether a word is a name, perhaps with another ending: Hoxha and Hoxhës, Γεώργιος and Γεωργίου. */
function isFormOf(word: string, name: string): boolean {
  if (word === name) return true;
  const stem = name.slice(0, Math.max(SHORTEST_STEM, name.length - 2));
  return name.length > SHORTEST_STEM && word.startsWith(stem) && Math.abs(word.length - name.length) <= LONGEST_ENDING;
}

function namePairs(text: string): TextFinding[] {
  const words = [...text.matchAll(WORD)];
  return words.flatMap((word, i): TextFinding[] => {
    const next = words[i + 1];
    if (!next || !isCapitalised(word[0]) || !isCapitalised(next[0])) return [];
    const between = text.slice(word.index + word[0].length, next.index);
    const startsSentence = /(?:^|[.!?:\n])\s*$/.test(text.slice(0, word.index));
    if (startsSentence || !/^ +$/.test(between)) return [];
    return [{ kind: 'name', certain: false, start: word.index, end: next.index + next[0].length }];
  });
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}[\p{Ll}\p{M}]/u.test(word);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
