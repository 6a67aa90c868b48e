import { findAnswer } from './answer-labels';
import { asDay, type RowReader } from './row-reader';
import type { CandidateRecord } from './case-candidate';

export interface RowConsent {
  readonly given: boolean | null;
  readonly records: readonly CandidateRecord[];
}

/**
 * A register says only yes or no. Yes allows services and shares nothing until consent to sharing is asked for, with its
 * sections and recipients; No is stored as a refusal of services' records being shared.
 */
export function mapConsent(reader: RowReader, incoming: string | null): RowConsent {
  const answer = reader.code('consent', findAnswer, 'consent_unknown');
  if (!reader.has('consent')) return { given: null, records: [] };
  const given = answer === 'yes';
  const fields = {
    given,
    purpose: given ? 'receive_services' : 'share_for_referral',
    kind: 'consent',
    givenBy: 'case_worker',
    on: asDay(incoming ?? reader.today, reader.today),
    note: `${reader.label('consent')}: ${reader.line('consent', 2000)}`,
  };
  return { given: answer === null ? null : given, records: [{ kind: 'consent', fields }] };
}
