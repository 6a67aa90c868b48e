import type { Section } from '../sections';

/**
 * How a field of a record is written:
 * `text` one line; `longText` many lines; `date` YYYY-MM-DD; `partialDate` YYYY, YYYY-MM or YYYY-MM-DD;
 * `code` one of a list; `codes` several of a list; `strings` several lines of free text; `uuids` several ids;
 * `language` an ISO 639 code of two or three letters, `languages` several; `country` ISO 3166-1 alpha-2, `countries`
 * several; `int` a whole number.
 */
export type FieldType =
  | 'text'
  | 'longText'
  | 'date'
  | 'partialDate'
  | 'code'
  | 'codes'
  | 'bool'
  | 'int'
  | 'language'
  | 'languages'
  | 'country'
  | 'countries'
  | 'uuid'
  | 'uuids'
  | 'strings';

export interface FieldRule {
  readonly type: FieldType;
  /** Longest text in characters, longest list in items, or largest number. */
  readonly max?: number;
  readonly min?: number;
  readonly required?: boolean;
  /** Of a date: it cannot lie in the future. */
  readonly past?: boolean;
  /** Stored in clear for lists and statistics (SECURITY.md, Encryption); every other field is encrypted. */
  readonly clear?: boolean;
  /** A list of `CODE_LISTS` by name, or the codes themselves. */
  readonly codes?: string | readonly string[];
}

export interface KindRule {
  readonly section: Section;
  readonly multiplicity: 'one' | 'many';
  /** Never edited: a correction is a new record. Never in conflict (DESIGN.md section 6). */
  readonly appendOnly: boolean;
  /** Stays with the owning organisation whatever sections are shared. */
  readonly neverShared?: boolean;
  readonly fields: Readonly<Record<string, FieldRule>>;
}

/** A narrative and the language it is written in: the two always go together. */
export const NARRATIVE = {
  narrative: { type: 'longText', max: 20_000 },
  language: { type: 'language' },
} as const satisfies Record<string, FieldRule>;

export const NAME: FieldRule = { type: 'text', max: 300 };
export const LINE: FieldRule = { type: 'text', max: 300 };
export const LONG: FieldRule = { type: 'longText', max: 20_000 };
