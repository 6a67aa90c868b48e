import type { RegisterChange, RegisterField } from '@tact/domain';
import type { RecordView, SeenCase } from '@tact/server/cases';
import type { FieldWrite } from '@tact/sync-protocol';
import type { CandidateRecord, CaseCandidate } from '../mapping/case-candidate';
import { consentText, contactText, eventText } from './register-values';

type Writes = Readonly<Record<string, FieldWrite>>;

/** What making one change takes: fields of the case, fields of one of its records, new records. Versions are those that were compared. */
export interface ChangeSteps {
  readonly onCase?: Writes;
  readonly onRecord?: { readonly id: string; readonly writes: Writes };
  readonly adds?: readonly CandidateRecord[];
}

export interface PlannedChange extends RegisterChange {
  readonly steps: ChangeSteps;
}

/** What a person decides about, and what it takes. */
export interface RowChanges {
  readonly caseId: string;
  readonly changes: readonly PlannedChange[];
}

interface Ground {
  readonly seen: SeenCase;
  readonly records: readonly RecordView[];
  readonly inFile: CaseCandidate;
  readonly areaId: string | null;
}

/** The steps of a change. A field that cannot be written from here, because its record is not there or not readable, is left to be done by hand. */
export function planned(change: RegisterChange, ground: Ground): PlannedChange {
  const steps = change.byHand ? {} : stepsOf(change, ground);
  return steps === null ? { ...change, byHand: true, steps: {} } : { ...change, steps };
}

function stepsOf(change: RegisterChange, ground: Ground): ChangeSteps | null {
  const { seen, inFile, areaId } = ground;
  const onCase = (name: string, value: unknown): ChangeSteps => ({ onCase: { [name]: { value, baseVersion: seen.row.version } } });
  switch (change.field) {
    case 'firstName':
    case 'lastName':
    case 'otherNames':
      return onIdentity(ground, { [change.field]: change.inFile[0] ?? null });
    case 'birthDate':
      return onIdentity(ground, { birthDate: inFile.birthDate, birthPrecision: inFile.birthPrecision });
    case 'nationality':
      return onIdentity(ground, { nationalities: change.inFile });
    case 'sex':
      return onCase('sex', inFile.sex);
    case 'town':
      return areaId === null ? null : onCase('areaId', areaId);
    case 'country':
      return onCase('presenceCountry', inFile.country);
    case 'exploitation':
      return onCase('exploitation', inFile.exploitation);
    case 'contacts':
      return onContacts(change, ground);
    case 'events':
      return adding(ground, 'exploitation_event', eventText, change);
    case 'consent':
      return adding(ground, 'consent', consentText, change);
    case 'notes':
      return adding(ground, 'note', ({ text }) => String(text), change);
    case 'victimStatus':
      return { adds: inFile.records.filter(({ kind }) => kind === 'victim_status_decision') };
    case 'otherColumns':
      return {};
    case 'caseStatus':
    case 'owner':
      return null;
  }
}

function onIdentity({ records }: Ground, values: Readonly<Record<string, unknown>>): ChangeSteps | null {
  const identity = records.find(({ kind }) => kind === 'identity');
  return identity ? { onRecord: { id: identity.id, writes: writesOf(values, identity.version) } } : null;
}

/** A number that the register replaced by another is changed in its record; any other is added. */
function onContacts(change: RegisterChange, ground: Ground): ChangeSteps | null {
  const [gone, ...more] = change.imported.filter((one) => !change.inFile.includes(one));
  const [added, ...others] = newOnes(ground, 'contact', contactText, change);
  const record = ground.records.find(({ kind, fields }) => kind === 'contact' && contactText(fields) === gone);
  if (added && more.length === 0 && others.length === 0 && record && record.fields['channel'] === added.fields['channel'])
    return { onRecord: { id: record.id, writes: writesOf({ value: added.fields['value'] }, record.version) } };
  return { adds: added ? [added, ...others] : [] };
}

function adding(ground: Ground, kind: string, text: (fields: CandidateRecord['fields']) => string, change: RegisterChange): ChangeSteps {
  return { adds: newOnes(ground, kind, text, change) };
}

function newOnes({ inFile }: Ground, kind: string, text: (fields: CandidateRecord['fields']) => string, { imported, inTact }: RegisterChange): CandidateRecord[] {
  return inFile.records.filter((record) => record.kind === kind && !imported.includes(text(record.fields)) && !inTact.includes(text(record.fields)));
}

function writesOf(values: Readonly<Record<string, unknown>>, baseVersion: number): Writes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, baseVersion }]));
}

/** Without its steps, for a person. */
export function shownChange({ steps: _, ...change }: PlannedChange): RegisterChange & { readonly field: RegisterField } {
  return change;
}
