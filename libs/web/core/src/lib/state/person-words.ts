import { Injectable, inject } from '@angular/core';
import { I18n } from '../i18n/i18n';

export interface PersonFacts {
  readonly sex: string | null;
  readonly birthYear: number | null;
}

/** "Girl, 11": sex and age in years of the calendar, never a name. Unknown age means child. */
@Injectable({ providedIn: 'root' })
export class PersonWords {
  private readonly i18n = inject(I18n);

  of(person: PersonFacts, year = new Date().getFullYear()): string {
    const age = person.birthYear === null ? -1 : year - person.birthYear;
    const isGrown = age >= 18;
    const word = person.sex === 'female' ? (isGrown ? 'woman' : 'girl') : person.sex === 'male' ? (isGrown ? 'man' : 'boy') : isGrown ? 'adult' : 'child';
    return this.i18n.t(`person.${word}`, { age });
  }
}
