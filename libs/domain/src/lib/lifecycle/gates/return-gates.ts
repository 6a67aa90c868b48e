import type { Gate } from './gate';
import { unless } from './gate';

/** The child is outside the country of habitual residence; both countries must be known. */
export const outsideResidence: Gate = {
  key: 'outside_residence',
  kind: 'computed',
  missing: ({ presenceCountry, residenceCountry }) => [
    ...unless(presenceCountry !== null, 'presence_country'),
    ...unless(residenceCountry !== null, 'residence_country'),
    ...unless(presenceCountry === null || presenceCountry !== residenceCountry, 'outside_residence'),
  ],
};

/** Steps A1 to A5 of the assisted return checklist. */
export const returnEntry: Gate = {
  key: 'return_entry',
  kind: 'attested',
  missing: (facts) => unless(facts.returnProcess.entryCleared, 'checklist_a'),
};

export const returnConsidered: Gate = {
  key: 'return_considered',
  kind: 'computed',
  missing: (facts) => unless(facts.returnProcess.underConsideration, 'return_considered'),
};

/** H2: the hand-over protocol at the border or airport is signed. */
export const returnHandOver: Gate = {
  key: 'return_hand_over',
  kind: 'attested',
  missing: (facts) => unless(facts.returnProcess.handOverSigned, 'checklist_h2'),
};

/** I1: arrival care. */
export const arrivalCare: Gate = {
  key: 'arrival_care',
  kind: 'attested',
  missing: (facts) => unless(facts.returnProcess.arrivalCareGiven, 'checklist_i1'),
};

/** The return was refused, cancelled or failed. */
export const returnEnded: Gate = {
  key: 'return_ended',
  kind: 'computed',
  missing: (facts) => unless(facts.returnProcess.ended, 'return_ended'),
};
