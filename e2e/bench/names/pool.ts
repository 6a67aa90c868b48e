import { albanianFirst, albanianLast } from './pool-albanian';
import { greekEndings, greekFirstFemale, greekFirstMale, greekLast, greekStems } from './pool-greek';
import { romaniFirst, romaniLast, romanianEndings, romanianFirst, romanianLast, romanianStems } from './pool-romanian';
import { serbianEndings, serbianFirst, serbianLast, serbianStems } from './pool-serbian';
import { seeded, zipf } from './random';
import type { Random } from './random';
import { greekClerks, serbianCyrillic } from './script-tables';

export type Culture = 'albanian' | 'greek' | 'romanian' | 'romani' | 'serbian';
export type Script = 'latin' | 'greek' | 'cyrillic';
/** A stored name: the text as the register holds it, where it comes from and in what script it stands. */
export interface PoolName { text: string; culture: Culture; script: Script }

const unique = (list: readonly string[]): string[] => [...new Set(list)];
const cross = (stems: readonly string[], endings: readonly string[]): string[] =>
  endings.flatMap((ending) => stems.map((stem) => stem + ending));
const feminine = (surname: string): string =>
  surname.endsWith('όπουλος') ? surname.replace('όπουλος', 'οπούλου') : surname.replace(/ης$/, 'η').replace(/άς$/, 'ά').replace(/ος$/, 'ου');

const draw = {
  albanianFirst: zipf(unique(albanianFirst), 0.75),
  albanianLast: zipf(unique(albanianLast), 0.65),
  greekMale: zipf(unique(greekFirstMale), 0.85),
  greekFemale: zipf(unique(greekFirstFemale), 0.85),
  greekLast: zipf(unique([...greekLast, ...cross(greekStems, greekEndings.map(([male]) => male))]), 0.55),
  greekLastFemale: zipf(unique([...greekLast.map(feminine), ...cross(greekStems, greekEndings.map(([, female]) => female))]), 0.55),
  romanianFirst: zipf(unique(romanianFirst), 0.75),
  romanianLast: zipf(unique([...romanianLast, ...cross(romanianStems, romanianEndings)]), 0.6),
  romaniFirst: zipf(unique(romaniFirst), 0.6),
  romaniLast: zipf(unique(romaniLast), 0.6),
  serbianFirst: zipf(unique(serbianFirst), 0.75),
  serbianLast: zipf(unique([...serbianLast, ...cross(serbianStems, serbianEndings)]), 0.6),
};

function couple(random: Random, culture: Culture): [() => string, () => string] {
  if (culture === 'albanian') return [() => draw.albanianFirst(random), () => draw.albanianLast(random)];
  if (culture === 'romanian') return [() => draw.romanianFirst(random), () => draw.romanianLast(random)];
  if (culture === 'romani') return [() => draw.romaniFirst(random), () => draw.romaniLast(random)];
  if (culture === 'serbian') return [() => draw.serbianFirst(random), () => draw.serbianLast(random)];
  return random.next() < 0.5
    ? [() => draw.greekMale(random), () => draw.greekLast(random)]
    : [() => draw.greekFemale(random), () => draw.greekLastFemale(random)];
}

function shape(random: Random, first: () => string, last: () => string): string {
  const kind = random.next();
  if (kind < 0.66) return `${first()} ${last()}`;
  if (kind < 0.84) return `${first()} ${first()} ${last()}`;
  if (kind < 0.93) return `${first()} ${last()}-${last()}`;
  if (kind < 0.97) return `${last()} ${first()}`;
  return first();
}

/**
 * Invented full names with frequencies as in a register: few very common, many rare; 18% of three parts, 9% double
 * barrelled, 4% surname first, 3% a single name. The same seed gives the same list. A full name already drawn is drawn
 * again up to four times, so most are distinct and the most common ones repeat.
 */
export function makePool(size: number, seed = 20260101): PoolName[] {
  const random = seeded(seed);
  const seen = new Set<string>();
  const cultures: readonly Culture[] = ['albanian', 'albanian', 'greek', 'greek', 'romanian', 'romanian', 'romani', 'serbian', 'serbian'];
  const pool: PoolName[] = [];
  while (pool.length < size) {
    const culture = random.pick(cultures);
    const [first, last] = couple(random, culture);
    let text = shape(random, first, last);
    for (let again = 0; again < 4 && seen.has(text); again++) text = shape(random, first, last);
    seen.add(text);
    pool.push(inScript(random, text, culture));
  }
  return pool;
}

/** A third of Greek names stand in Latin letters (registers abroad), half of the Serbian ones in Cyrillic. */
function inScript(random: Random, text: string, culture: Culture): PoolName {
  if (culture === 'greek') {
    const elot = greekClerks[0] as (t: string) => string;
    return random.next() < 0.35 ? { text: elot(text), culture, script: 'latin' } : { text, culture, script: 'greek' };
  }
  if (culture === 'serbian' && random.next() < 0.5) return { text: serbianCyrillic(text), culture, script: 'cyrillic' };
  return { text, culture, script: 'latin' };
}
