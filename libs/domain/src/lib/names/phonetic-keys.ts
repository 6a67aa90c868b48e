const consonants: Readonly<Record<string, string>> = { b: 'v', v: 'v', f: 'v', p: 'p', d: 't', t: 't', k: 'k', g: 'k', c: 'c', j: 'c', s: 's', z: 's' };
const vowels: Readonly<Record<string, string>> = { a: 'a', e: 'i', i: 'i', o: 'u', u: 'u' };

const squeeze = (text: string): string => text.replace(/(.)\1+/gu, '$1');

/** Consonant classes without vowels; a skeleton of two letters keeps its vowels, or everyone would match it. */
function skeleton(folded: string): string {
  const letters = [...folded];
  const classes = letters.map((letter, i) => {
    if (letter in vowels) return i === 0 ? 'a' : '';
    if (letter === 'h') return i === 0 ? 'h' : '';
    return consonants[letter] ?? letter;
  });
  const key = squeeze(classes.join(''));
  if ([...key].length >= 3) return key;
  return squeeze(letters.map((letter) => vowels[letter] ?? consonants[letter] ?? letter).join(''));
}

/**
 * One to three keys of a folded part: names whose keys meet sound alike. c (ch, q, ts, xh, gj) may also have been
 * written hard (k, g) or as a hiss (s, z), so a part with it has a key for each; others have one.
 */
export function phoneticKeys(folded: string): string[] {
  if (!/[cj]/.test(folded)) return [skeleton(folded)];
  const readings = [folded, folded.replace(/[cj]/g, 'k'), folded.replace(/[cj]/g, 's')];
  return [...new Set(readings.map(skeleton))];
}
