/** What a register that is brought in again may say otherwise of a case. */
export const REGISTER_FIELDS = [
  'firstName', 'lastName', 'otherNames', 'birthDate', 'nationality', 'sex', 'town', 'country', 'exploitation', 'contacts', 'events', 'victimStatus', 'consent', 'notes',
  'caseStatus', 'owner', 'otherColumns',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

/** Each field as a list of texts or codes; empty without a value. */
export type RegisterValues = Readonly<Record<RegisterField, readonly string[]>>;

/** A field that the file says otherwise than when it was imported. */
export interface RegisterChange {
  readonly field: RegisterField;
  readonly imported: readonly string[];
  readonly inTact: readonly string[];
  readonly inFile: readonly string[];
  /** It was changed in Tact too since then: both cannot stand. */
  readonly conflict: boolean;
  /** Tact changes it only by its own rules (closing, assigning, taking away): somebody does that in the case. */
  readonly byHand: boolean;
}

export type ChangeDecision = 'apply' | 'keep';

/** Fields a case has many of: a register adds to them and never takes away. */
const MANY: readonly RegisterField[] = ['contacts', 'events', 'consent', 'notes'];
const BY_HAND: readonly RegisterField[] = ['caseStatus', 'owner'];

/** The fields that differ between the row as imported and the row of the file, beside what Tact says now; what Tact says already is left out. */
export function registerChanges(imported: RegisterValues, inFile: RegisterValues, inTact: RegisterValues): RegisterChange[] {
  return REGISTER_FIELDS.flatMap((field) => changeOf(field, imported[field], inFile[field], inTact[field]) ?? []);
}

function changeOf(field: RegisterField, imported: readonly string[], inFile: readonly string[], inTact: readonly string[]): RegisterChange | null {
  if (isSame(imported, inFile)) return null;
  if (!MANY.includes(field)) {
    if (isSame(inTact, inFile)) return null;
    return { field, imported, inTact, inFile, conflict: field !== 'otherColumns' && !isSame(inTact, imported), byHand: BY_HAND.includes(field) };
  }
  const gone = without(imported, inFile);
  const added = without(inFile, imported).filter((one) => !inTact.includes(one));
  const stillThere = gone.filter((one) => inTact.includes(one));
  if (added.length === 0 && stillThere.length === 0) return null;
  return { field, imported, inTact: inTact.filter((one) => imported.includes(one) || inFile.includes(one)), inFile, conflict: stillThere.length < gone.length, byHand: added.length === 0 };
}

/**
 * Whether a change is made: a field's own decision goes before the row's. Where Tact was changed too, only a decision about that very field makes it.
 */
export function isChangeMade({ field, conflict, byHand }: RegisterChange, row: ChangeDecision | null, fields: Readonly<Partial<Record<RegisterField, ChangeDecision>>>): boolean {
  if (byHand) return false;
  return (fields[field] ?? (conflict ? 'keep' : row)) === 'apply';
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function without(all: readonly string[], these: readonly string[]): string[] {
  return all.filter((one) => !these.includes(one));
}
