import type { PoolName } from './pool';
import type { Random } from './random';
import { greekClerks, heardInCyrillic, serbianLatin, toGreek } from './script-tables';
import { cyrillicSpelling, greekSpelling, latinSpelling } from './spelling-rules';

/** The ways in which a search text differs from the stored name. */
export const variantClasses = [
  'other-script', 'other-spelling', 'no-accents', 'one-wrong-letter', 'one-missing-letter', 'swapped-letters', 'order-reversed', 'one-part-alone',
] as const;
export type VariantClass = (typeof variantClasses)[number];

/** The parts of a name as its writer separates them: white space and hyphens. */
export const partsOf = (text: string): string[] => text.split(/[\s-]+/).filter((part) => part !== '');
const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const alphabets = { latin: 'abcdefghijklmnoprstuvxyz', greek: 'αβγδεζηθικλμνξοπρστυφχψω', cyrillic: 'абвгдђежзијклљмнњопрстћуфхцчџш' };

function otherScript(name: PoolName, random: Random): string {
  if (name.script === 'greek') return random.pick(greekClerks)(name.text);
  if (name.script === 'cyrillic') {
    const latin = serbianLatin(name.text);
    return random.next() < 0.7 ? latin : toGreek.serbian(latin);
  }
  if (name.culture === 'serbian') return toGreek.serbian(name.text);
  if (name.culture === 'romanian') return random.next() < 0.7 ? toGreek.romanian(name.text) : heardInCyrillic(name.text, true);
  if (name.culture === 'romani') return /[džčšćđ]ž?|xh/.test(name.text) ? toGreek.serbian(name.text) : toGreek.romanian(name.text);
  if (name.culture === 'greek') return toGreek.albanian(name.text.toLowerCase().replace(/ch/g, 'h').replace(/ou/g, 'u').replace(/x/g, 'ks'));
  return random.next() < 0.7 ? toGreek.albanian(name.text) : heardInCyrillic(name.text, false);
}

/** One or two rules per part, wherever they apply; accents stay as they were. */
function otherSpelling(name: PoolName, random: Random): string {
  const rules = name.script === 'greek' ? greekSpelling : name.script === 'cyrillic' ? cyrillicSpelling : latinSpelling[name.culture];
  const respell = (part: string): string => {
    let text = part.toLocaleLowerCase('el');
    const count = random.next() < 0.7 ? 1 : 2;
    for (let i = 0; i < count; i++) {
      const usable = rules.filter((rule) => rule.from.test(text));
      if (usable.length === 0) break;
      const { from, to } = random.pick(usable);
      text = text.replace(from, random.pick(to));
    }
    return text === '' ? part : text.slice(0, 1).toLocaleUpperCase('el') + text.slice(1);
  };
  return partsOf(name.text).map(respell).join(' ');
}

const noAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** A random place inside a part of at least three letters; -1 when there is none. */
function placeOf(letters: readonly string[], random: Random): number {
  const places = letters.map((_, i) => i).filter((i) => isLetter(letters[i] as string) && isLetter(letters[i + 1] ?? '')
    && (isLetter(letters[i + 2] ?? '') || isLetter(letters[i - 1] ?? '')));
  return places.length === 0 ? -1 : random.pick(places);
}

function mistyped(name: PoolName, random: Random, kind: 'wrong' | 'missing' | 'swapped'): string {
  const letters = [...name.text];
  const at = placeOf(letters, random);
  if (at < 0) return name.text;
  if (kind === 'wrong') letters[at] = random.pick([...alphabets[name.script]]);
  else if (kind === 'missing') letters.splice(at, 1);
  else [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
  return letters.join('');
}

function build(name: PoolName, variant: VariantClass, random: Random): string {
  if (variant === 'other-script') return otherScript(name, random);
  if (variant === 'other-spelling') return otherSpelling(name, random);
  if (variant === 'no-accents') return noAccents(name.text);
  if (variant === 'one-wrong-letter') return mistyped(name, random, 'wrong');
  if (variant === 'one-missing-letter') return mistyped(name, random, 'missing');
  if (variant === 'swapped-letters') return mistyped(name, random, 'swapped');
  if (variant === 'order-reversed') return partsOf(name.text).reverse().join(' ');
  return random.pick(partsOf(name.text));
}

/** The search text of a class for a stored name, or undefined where the class changes nothing (no accents to lose, one part). */
export function makeVariant(name: PoolName, variant: VariantClass, random: Random): string | undefined {
  if ((variant === 'one-part-alone' || variant === 'order-reversed') && partsOf(name.text).length < 2) return undefined;
  const text = build(name, variant, random);
  return text === name.text ? undefined : text;
}
