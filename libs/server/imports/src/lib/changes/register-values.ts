import type { RegisterValues } from '@tact/domain';
import type { RecordView, SeenCase } from '@tact/server/cases';
import type { CaseCandidate } from '../mapping/case-candidate';

type Fields = Readonly<Record<string, unknown>>;

/** What a register's row says, in the terms that it is compared in. `town`: the place Tact finds by it, else the register's word. */
export function valuesOfRow(row: CaseCandidate, town: string | null, otherColumns: readonly string[]): RegisterValues {
  const of = (kind: string): Fields[] => row.records.filter((record) => record.kind === kind).map(({ fields }) => fields);
  return {
    ...ofRecords(of), otherColumns, town: one(town ?? row.town), country: one(row.country), sex: one(row.sex), exploitation: row.exploitation,
    victimStatus: one(row.victimStatus), caseStatus: one(row.caseStatus), owner: one(row.owner),
  };
}

/** What Tact says of the case now. The owner is compared as the register wrote it: `ownerFits` says whether that is the owner. */
export function valuesOfCase({ row, ownerName }: SeenCase, records: readonly RecordView[], town: string | null, writtenOwner: string | null, ownerFits: boolean): RegisterValues {
  const of = (kind: string): Fields[] => records.filter((record) => record.kind === kind).map(({ fields }) => fields);
  return {
    ...ofRecords(of), otherColumns: [], town: one(town), country: one(row.presenceCountry), sex: one(row.sex), exploitation: row.exploitation,
    victimStatus: one(row.victimStatus), caseStatus: one(row.status === 'closed' ? 'closed' : 'open'), owner: one(ownerFits ? writtenOwner : ownerName),
  };
}

type OfRecords = Pick<RegisterValues, 'firstName' | 'lastName' | 'otherNames' | 'birthDate' | 'nationality' | 'contacts' | 'events' | 'consent' | 'notes'>;

function ofRecords(of: (kind: string) => readonly Fields[]): OfRecords {
  const identity = of('identity')[0] ?? {};
  const born = identity['birthDate'];
  return {
    firstName: one(identity['firstName']), lastName: one(identity['lastName']), otherNames: one(identity['otherNames']),
    birthDate: typeof born === 'string' ? [identity['birthPrecision'] === 'estimated' ? `~${born}` : born] : [],
    nationality: list(identity['nationalities']), contacts: of('contact').map(contactText), events: of('exploitation_event').map(eventText),
    consent: of('consent').map(consentText), notes: of('note').map(({ text }) => String(text)),
  };
}

export function contactText({ channel, value }: Fields): string {
  return `${String(channel)}: ${String(value)}`;
}

export function eventText({ event, forms, from, to, country, place, means, recruitmentMethod }: Fields): string {
  return [event, ...list(forms), from, to, country, place, ...list(means), recruitmentMethod].filter((part) => typeof part === 'string').join(', ');
}

export function consentText({ purpose, given }: Fields): string {
  return `${String(purpose)}: ${given === true ? 'yes' : 'no'}`;
}

function one(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
