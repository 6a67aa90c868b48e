import { Injectable, inject } from '@angular/core';
import { Dates, I18n } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import type { Candidate, Person } from '../data/import-model';

export type Likeness = 'same' | 'like' | 'fits' | 'differs' | 'unknown';

export interface PersonRow {
  readonly key: 'name' | 'birth' | 'sex' | 'town' | 'foundBy' | 'exploitation' | 'status';
  readonly left: string;
  readonly right: string;
  readonly likeness: Likeness;
}

/** Two people side by side, line by line. What makes them alike came with the pair; the rest is compared as it is read. */
@Injectable({ providedIn: 'root' })
export class PersonRows {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);

  of(left: Person, { person: right, reasons }: Candidate): readonly PersonRow[] {
    const row = (key: PersonRow['key'], words: (person: Person) => string, likeness?: Likeness): PersonRow => {
      const [a, b] = [words(left), words(right)];
      return { key, left: a, right: b, likeness: likeness ?? (!a || !b ? 'unknown' : a === b ? 'same' : 'differs') };
    };
    return [
      row('name', (person) => person.name, reasons.name),
      row('birth', (person) => this.birth(person), reasons.birth),
      row('sex', (person) => this.reference.label('sex', person.sex), reasons.sex),
      row('town', (person) => person.town ?? '', reasons.town),
      row('foundBy', (person) => this.reference.label('identification_source', person.foundBy)),
      row('exploitation', (person) => person.exploitation.map((code) => this.reference.label('exploitation', code)).join(', ')),
      row('status', (person) => (person.status ? this.i18n.tOr(`status.${person.status}`, person.status) : '')),
    ];
  }

  private birth({ birthDate, birthPrecision }: Person): string {
    if (!birthDate) return '';
    if (birthPrecision === 'year') return this.i18n.t('imports.pair.yearOnly', { year: birthDate.slice(0, 4) });
    if (birthPrecision === 'estimated') return this.i18n.t('imports.pair.estimated', { date: this.dates.date(birthDate) });
    return this.dates.date(birthPrecision === 'month' ? birthDate.slice(0, 7) : birthDate);
  }
}
