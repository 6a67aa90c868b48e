import type { Gate } from './gate';
import { unless } from './gate';

/** Name (or a note that there is none), sex, birth date or estimate, and area are recorded. */
export const registered: Gate = {
  key: 'registered',
  kind: 'computed',
  missing: (facts) => facts.registrationMissing,
};

export const riskScreened: Gate = {
  key: 'risk_screened',
  kind: 'computed',
  missing: (facts) => unless(facts.risk !== null && facts.screenings.length > 0, 'risk_screening'),
};
