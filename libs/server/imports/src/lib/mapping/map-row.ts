import { isChildAt } from '@tact/domain';
import type { RegisterInfo, RegisterRow } from '../register/register-row';
import { findCaseStatus, findSex } from './answer-labels';
import type { CandidateRecord, CaseCandidate, MappedRow } from './case-candidate';
import { findCountry } from './country-labels';
import { earliestDay } from './day-range';
import { mapConsent } from './map-consent';
import { mapContacts } from './map-contacts';
import { mapEvents } from './map-events';
import { mapExploitation } from './map-exploitation';
import { mapNames, remarkFormulas } from './map-names';
import { mapNotes } from './map-notes';
import { mapVictimStatus } from './map-victim-status';
import { RowProblems } from './problem';
import { restoreCase } from './restore-case';
import { asDay, RowReader } from './row-reader';

/**
 * Makes a case of a register's row, or says why not. `today` (`YYYY-MM-DD`) is the day of import. Nothing is looked up
 * here: area, owner and organisation are found by the caller.
 */
export function mapRow(row: RegisterRow, info: RegisterInfo, today: string): MappedRow {
  const problems = new RowProblems(row.row, info.labels);
  const reader = new RowReader(row, info, problems, today);
  remarkFormulas(reader);
  const fromCells = candidateOf(reader);
  const restored = restoreCase(row, fromCells, problems);
  if (restored?.isWhole) problems.forget();
  const candidate = restored?.candidate ?? fromCells;
  if (row.numbering === 'missing') problems.reject('row_number_missing');
  if (row.numbering === 'repeated') problems.reject('row_number_repeated');
  if (!restored) rejectWithoutSubstance(reader, candidate);
  const rejected = problems.rejected;
  return { row: row.row, sheetRow: row.sheetRow, candidate: rejected.length === 0 ? candidate : null, rejected, warnings: problems.warnings };
}

function candidateOf(reader: RowReader): CaseCandidate {
  const names = mapNames(reader);
  const came = reader.pastDate('incomingDate')?.date ?? null;
  const birth = mapBirth(reader, came);
  const exploitation = mapExploitation(reader);
  const victim = mapVictimStatus(reader, exploitation.forms.some((form) => form !== 'unknown' && form !== 'not_asked'));
  const consent = mapConsent(reader, came, birth.date);
  const nationality = mapCountry(reader, 'citizenship');
  const records: CandidateRecord[] = [
    { kind: 'identity', fields: identityFields(names, birth, nationality) },
    ...mapContacts(reader),
    ...mapEvents(reader, exploitation),
    ...victim.records,
    ...consent.records,
    ...mapNotes(reader, came),
  ];
  return {
    ...names,
    sex: reader.code('sex', findSex, 'sex_unknown') ?? 'unknown',
    birthDate: birth.date,
    birthPrecision: birth.precision,
    nationality,
    victimStatus: victim.status,
    caseStatus: mapStatus(reader),
    consent: consent.given,
    exploitation: exploitation.forms,
    htcdsExploitation: exploitation.htcds,
    sexualType: exploitation.sexualType,
    town: reader.line('city') || null,
    province: reader.line('province') || null,
    country: mapCountry(reader, 'country'),
    owner: reader.line('owner') || null,
    foundBy: reader.line('referringOrganisation') || null,
    incomingReferral: came === null ? null : asDay(came, reader.today),
    records,
  };
}

interface RowBirth {
  readonly date: string | null;
  readonly precision: CaseCandidate['birthPrecision'];
}

/** Age is judged on the day of the incoming referral, or of the import where there is none. */
function mapBirth(reader: RowReader, came: string | null): RowBirth {
  const birth = reader.birthDate();
  if (!birth) return { date: null, precision: 'unknown' };
  if (earliestDay(birth.date) > reader.today) reader.problems.reject('birth_date_future', 'birthDate');
  else if (!isChildAt(birth.date, came ? earliestDay(came) : reader.today)) reader.problems.reject('adult', 'birthDate');
  else if (came && earliestDay(birth.date) > asDay(came, reader.today)) reader.problems.warn('birth_after_referral', 'birthDate');
  return { date: birth.date, precision: birth.precision };
}

function identityFields(names: ReturnType<typeof mapNames>, birth: RowBirth, nationality: string | null): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')),
    ...(birth.date ? { birthDate: birth.date } : {}),
    birthPrecision: birth.precision,
    ...(nationality ? { nationalities: [nationality] } : {}),
  };
}

function mapStatus(reader: RowReader): 'open' | 'closed' {
  const status = reader.code('status', findCaseStatus, 'status_assumed');
  if (reader.hasColumn('status') && !reader.has('status')) reader.problems.warn('status_assumed', 'status');
  return status ?? 'open';
}

function mapCountry(reader: RowReader, column: 'citizenship' | 'country'): string | null {
  const text = reader.line(column);
  if (text === '') return null;
  const country = findCountry(text);
  if (!country) reader.problems.warn('country_unknown', column);
  return country;
}

const substance = [
  'exploitation', 'status', 'traffickingStatus', 'citizenship', 'mobilePhone', 'homePhone', 'email', 'street', 'city',
  'recruitmentLocation', 'exploitationLocation', 'controlMethods', 'incomingDetails', 'outgoingDetails',
] as const;

/** A row that says nothing readable about a child is no case; a name alone is one, unless what stands beside it is unreadable. */
function rejectWithoutSubstance(reader: RowReader, candidate: CaseCandidate): void {
  if (candidate.birthDate || candidate.sex !== 'unknown' || substance.some((column) => reader.has(column))) return;
  if (reader.has('birthDate') || reader.has('sex')) reader.problems.reject('row_unreadable', reader.has('birthDate') ? 'birthDate' : 'sex');
  else if (candidate.firstName === '' && candidate.lastName === '') reader.problems.reject('row_empty');
}
