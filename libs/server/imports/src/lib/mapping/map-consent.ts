import { ageAt, type ConsentPurpose } from '@tact/domain';
import { findAnswer } from './answer-labels';
import type { CandidateRecord } from './case-candidate';
import { asDay, type RowReader } from './row-reader';

export interface RowConsent {
  readonly given: boolean | null;
  readonly records: readonly CandidateRecord[];
}

const refused: readonly ConsentPurpose[] = ['share_for_referral', 'cross_border_sharing'];

/**
 * A register says only yes or no. Yes is consent to services and shares nothing until consent to sharing is asked for, with
 * its sections and recipients. No refuses all sharing until the child says otherwise.
 */
export function mapConsent(reader: RowReader, came: string | null, birthDate: string | null): RowConsent {
  const answer = reader.code('consent', findAnswer, 'consent_unknown');
  if (!reader.has('consent')) return { given: null, records: [] };
  const given = answer === 'yes';
  const on = asDay(came ?? reader.today, reader.today);
  const age = ageAt(birthDate, on);
  const note = `${reader.label('consent')}: ${reader.line('consent', 2000)}`;
  const records = (given ? (['receive_services'] as const) : refused).map((purpose) => ({
    kind: 'consent' as const,
    fields: { given, purpose, kind: 'consent', givenBy: 'child', on, ...(age === null ? {} : { ageAtTime: age }), note },
  }));
  return { given: answer === null ? null : given, records };
}
