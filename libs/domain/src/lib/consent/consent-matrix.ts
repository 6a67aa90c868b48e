import type { ConsentPurpose } from '../codes/code-lists';
import type { AgeBand } from '../people/age';
import { ageBand } from '../people/age';

/** What the child is asked for, and what the carer. */
export interface ConsentNeed {
  readonly child: 'inform' | 'assent' | 'consent';
  readonly carer: 'none' | 'consent' | 'consent_if_child_permits';
  /** Who may stand in where there is no carer or the carer is not safe. */
  readonly standIns: readonly ('other_adult' | 'case_worker' | 'child')[];
  readonly form: 'written' | 'oral_assent_written_consent';
  /** Whether somebody must write down how mature the child is where no carer consents. */
  readonly weighsMaturity: boolean;
}

/** Source: Caring for Child Survivors (IRC/UNICEF 2012); domain case_steps.json consent_matrix. */
const MATRIX: Readonly<Record<AgeBand, ConsentNeed>> = {
  '0-5': { child: 'inform', carer: 'consent', standIns: ['other_adult', 'case_worker'], form: 'written', weighsMaturity: false },
  '6-11': {
    child: 'assent',
    carer: 'consent',
    standIns: ['other_adult', 'case_worker'],
    form: 'oral_assent_written_consent',
    weighsMaturity: false,
  },
  '12-14': { child: 'assent', carer: 'consent', standIns: ['other_adult', 'child'], form: 'written', weighsMaturity: true },
  '15-17': { child: 'consent', carer: 'consent_if_child_permits', standIns: ['child'], form: 'written', weighsMaturity: true },
  '18+': { child: 'consent', carer: 'none', standIns: [], form: 'written', weighsMaturity: false },
  unknown: { child: 'assent', carer: 'consent', standIns: ['other_adult'], form: 'written', weighsMaturity: true },
};

/**
 * Whose consent a purpose needs at an age in whole years; an unknown age is a child, read strictly: both the child and
 * a carer are asked. Statistics that identify nobody need nothing of the child but to be told.
 */
export function consentNeeded(age: number | null, purpose: ConsentPurpose): ConsentNeed {
  const need = MATRIX[ageBand(age)];
  return purpose === 'non_identifiable_statistics' && need.child !== 'consent' ? { ...need, child: 'inform' } : need;
}
