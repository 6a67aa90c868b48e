import { allTokenStrings } from '@tact/domain';
import { matchPeople, type Match, type MatchPerson } from './match-score';

export interface RowPerson extends MatchPerson {
  readonly row: number;
}

export interface RowMatch extends Match {
  readonly row: number;
}

/** Most candidates kept for one row; the best ones. */
const mostCandidates = 10;

/**
 * Likely duplicates among the rows of one register, one row at a time: `add` answers the earlier rows that may be the same
 * child, best first. Only rows that share a token of a name part and a birth year (or where one has none) are compared.
 */
export class DuplicateFinder {
  private readonly blocks = new Map<string, RowPerson[]>();

  add(person: RowPerson): RowMatch[] {
    if (person.name.trim() === '') return [];
    const year = person.birthDate?.slice(0, 4) ?? '';
    const tokens = allTokenStrings(person.name);
    const found = new Map<number, RowMatch>();
    for (const earlier of this.candidates(tokens, year)) {
      const match = matchPeople(person, earlier);
      if (match) found.set(earlier.row, { row: earlier.row, ...match });
    }
    for (const token of tokens) for (const key of year === '' ? [`|${token}`] : [`${year}|${token}`, `*|${token}`]) this.put(key, person);
    return [...found.values()].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, mostCandidates);
  }

  /** A row with a birth year meets that year's rows and those without; one without meets all. */
  private candidates(tokens: readonly string[], year: string): Set<RowPerson> {
    const people = new Set<RowPerson>();
    for (const token of tokens) {
      for (const key of year === '' ? [`|${token}`, `*|${token}`] : [`${year}|${token}`, `|${token}`]) {
        for (const person of this.blocks.get(key) ?? []) people.add(person);
      }
    }
    return people;
  }

  private put(key: string, person: RowPerson): void {
    const block = this.blocks.get(key);
    if (block) block.push(person);
    else this.blocks.set(key, [person]);
  }
}
