import type { CaseFacts } from '../case-facts';
import type { Gate } from './gate';
import { unless } from './gate';

const VICTIM: readonly string[] = ['potential_victim', 'presumed_victim', 'identified_victim'];

/** Risk medium or high, or victim status potential or above. */
export const protectionConcern: Gate = {
  key: 'protection_concern',
  kind: 'computed',
  missing: (facts) => unless(isAtLeastMedium(facts) || VICTIM.includes(facts.victimStatus), 'risk_or_victim_status'),
};

/** The report that the law of the country asks for is made, or it is written down why not. */
export const mandatoryReport: Gate = {
  key: 'mandatory_report',
  kind: 'computed',
  missing: (facts) => unless(facts.mandatoryReport !== 'none', 'mandatory_report'),
};

/** The last two risk screenings are low (or no concern), and so is the present risk. */
export const lowRiskTwice: Gate = {
  key: 'low_risk_twice',
  kind: 'computed',
  missing: (facts) => unless(!isAtLeastMedium(facts) && isLowTwice(facts), 'two_low_reviews'),
};

export const notVictim: Gate = {
  key: 'not_victim',
  kind: 'computed',
  missing: (facts) => unless(!VICTIM.includes(facts.victimStatus), 'victim_status'),
};

/** A red flag or re-trafficking is recorded since the case came here. */
export const redFlag: Gate = {
  key: 'red_flag',
  kind: 'computed',
  missing: (facts) => unless(facts.redFlag, 'red_flag'),
};

/** Red flag, new incident or high risk: any of them brings a case back at once, without approval. */
export const newDanger: Gate = {
  key: 'new_danger',
  kind: 'computed',
  missing: (facts) =>
    unless(facts.redFlag || facts.newIncident || facts.risk === 'high', 'red_flag_or_incident_or_high_risk'),
};

function isAtLeastMedium(facts: CaseFacts): boolean {
  return facts.risk === 'high' || facts.risk === 'medium';
}

/** Whether the two newest screenings are both low or without concern. */
export function isLowTwice(facts: CaseFacts): boolean {
  const lastTwo = facts.screenings.slice(-2);
  return lastTwo.length === 2 && lastTwo.every((level) => level === 'low' || level === 'none');
}
