import { deletions } from './deletions';
import { foldParts } from './fold-name';
import type { FoldedPart } from './fold-name';
import { phoneticKeys } from './phonetic-keys';

/** Parts of a name that are tokenised in full; of further ones only the part itself. */
export const FULL_PARTS = 8;
/** Parts beyond this are not indexed: the longest names of the fields hold fewer. */
export const MAX_PARTS = 64;
/** At most this many token strings for one name: 8 parts of 57, 56 of 6, and 3 of the whole name. A usual name has 30 to 60. */
export const MAX_TOKENS = FULL_PARTS * 57 + (MAX_PARTS - FULL_PARTS) * 6 + 3;

/** Token strings of one part, by strength. The first letter keeps the kinds apart. */
export interface PartTokens {
  /** Position in the name, from 0. */
  part: number;
  /** The part as written (lower case). */
  exact: string[];
  /** The part by sound, without accents, and in Latin letters: 1 to 5. The first is by sound. */
  whole: string[];
  /** Phonetic keys: 0 to 9. */
  phonetic: string[];
  /** The same with single letters left out, itself included: at most 42. */
  neighbours: string[];
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];

/**
 * What is hashed into the blind index for a stored name, and for a search. A name is a candidate when, for every part of
 * the search, it holds at least one of that part's tokens.
 */
export function nameTokenStrings(name: string): PartTokens[] {
  return foldParts(name).slice(0, MAX_PARTS).map(({ exact, bare, light, fold, readings }, part) => {
    const whole = unique([fold, light, bare, ...readings]).map((text) => `w:${text}`);
    const tokens: PartTokens = { part, exact: [`e:${exact}`], whole, phonetic: [], neighbours: [] };
    if (part < FULL_PARTS) {
      tokens.phonetic = unique([fold, ...readings].flatMap(phoneticKeys)).map((key) => `p:${key}`);
      tokens.neighbours = unique([fold, ...deletions(fold), bare, ...deletions(bare)]).map((text) => `n:${text}`);
    }
    return tokens;
  });
}

/**
 * Tokens of the name as a whole, its parts in alphabetical order: by sound, without accents, as written. They find the very
 * name among the many that share a common part. A name of one part also has those of its neighbours, or its bearers would
 * be lost among all who have it as one of several. None for a text without parts.
 */
export function fullNameTokenStrings(name: string): string[] {
  const parts = foldParts(name);
  const [first] = parts;
  if (first === undefined) return [];
  const join = (form: (part: FoldedPart) => string): string => parts.map(form).sort().join(' ');
  const near = parts.length === 1 ? [...deletions(first.fold), ...deletions(first.bare)] : [];
  return unique([join((part) => part.fold), join((part) => part.bare), join((part) => part.exact), ...near]).map((text) => `f:${text}`);
}

/** All token strings of a name without repeats, for storing. */
export function allTokenStrings(name: string): string[] {
  const ofParts = nameTokenStrings(name).flatMap((t) => [...t.exact, ...t.whole, ...t.phonetic, ...t.neighbours]);
  return unique([...fullNameTokenStrings(name), ...ofParts]);
}

/** Token strings of a search, grouped as the search function of the database takes them (hashed first). */
export interface SearchTokens {
  /** Of the name as a whole; one shared is enough. */
  full: string[];
  /** One of each part, as written; all must be shared. */
  strict: string[];
  /** One of each part, by sound; all must be shared. */
  sound: string[];
  /** All of each part, the parts with most tokens (the telling ones) first; of each part one must be shared. */
  near: string[][];
}

/** What a search text is looked for by. All lists are empty for a text without parts. */
export function searchTokenStrings(query: string): SearchTokens {
  const parts = nameTokenStrings(query);
  const near = parts.map((part) => [...part.exact, ...part.whole, ...part.phonetic, ...part.neighbours]);
  return {
    full: fullNameTokenStrings(query),
    strict: parts.flatMap((part) => part.exact),
    sound: parts.flatMap((part) => part.whole.slice(0, 1)),
    near: near.sort((a, b) => b.length - a.length),
  };
}
