import { nameTokenStrings } from '@tact/domain';
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
 * child, best first. Only rows that share the sound of a name part and a birth year (or where one has none) are compared.
 */
export class DuplicateFinder {
  /** Earlier rows by birth year (empty without one), then by the sounds of their names. */
  private readonly years = new Map<string, Map<string, RowPerson[]>>();

  add(person: RowPerson): RowMatch[] {
    if (person.name.trim() === '') return [];
    const year = person.birthDate?.slice(0, 4) ?? '';
    const sounds = soundsOf(person.name);
    const found: RowMatch[] = [];
    for (const earlier of this.candidates(sounds, year)) {
      const match = matchPeople(person, earlier);
      if (match) found.push({ row: earlier.row, ...match });
    }
    this.keep(sounds, year, person);
    return found.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, mostCandidates);
  }

  /** A row with a birth year meets that year's rows and those without; one without meets all. */
  private candidates(sounds: readonly string[], year: string): Set<RowPerson> {
    const people = new Set<RowPerson>();
    for (const met of year === '' ? this.years.keys() : [year, '']) {
      const blocks = this.years.get(met);
      for (const sound of sounds) for (const person of blocks?.get(sound) ?? []) people.add(person);
    }
    return people;
  }

  private keep(sounds: readonly string[], year: string, person: RowPerson): void {
    const blocks = this.years.get(year) ?? new Map<string, RowPerson[]>();
    this.years.set(year, blocks);
    for (const sound of sounds) {
      const block = blocks.get(sound);
      if (block) block.push(person);
      else blocks.set(sound, [person]);
    }
  }
}

function soundsOf(name: string): string[] {
  return [...new Set(nameTokenStrings(name).flatMap(({ whole, phonetic }) => [...whole, ...phonetic]))];
}
