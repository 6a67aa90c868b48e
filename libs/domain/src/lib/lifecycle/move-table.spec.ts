import { MOVES } from './move-table';
import type { Place } from './stages';
import { PLACES } from './stages';

/** The table of DESIGN.md section 2, written out by hand: from, to, gates. */
const EXPECTED: readonly (readonly [Place, Place, string])[] = [
  ['intake', 'prevention', 'registered risk_screened'],
  ['intake', 'protection', 'protection_concern mandatory_report'],
  ['prevention', 'protection', 'protection_concern mandatory_report'],
  ['protection', 'prevention', 'low_risk_twice not_victim approval'],
  ['protection', 'assisted_return', 'outside_residence return_entry return_considered'],
  ['assisted_return', 'reintegration', 'return_hand_over arrival_care'],
  ['assisted_return', 'protection', 'return_ended'],
  ['protection', 'reintegration', 'safe_placement reintegration_plan'],
  ['reintegration', 'protection', 'red_flag'],
  ['intake', 'referral', 'lead_accepted'],
  ['prevention', 'referral', 'lead_accepted'],
  ['protection', 'referral', 'lead_accepted'],
  ['assisted_return', 'referral', 'lead_accepted'],
  ['reintegration', 'referral', 'lead_accepted'],
  ['referral', 'protection', 'new_danger'],
  ['referral', 'intake', 'hand_over_returned'],
  ['referral', 'prevention', 'hand_over_returned'],
  ['referral', 'protection', 'hand_over_returned'],
  ['referral', 'assisted_return', 'hand_over_returned'],
  ['referral', 'reintegration', 'hand_over_returned'],
  ['intake', 'closed', 'closure_criteria nothing_pending approval'],
  ['prevention', 'closed', 'closure_criteria nothing_pending approval'],
  ['protection', 'closed', 'closure_criteria nothing_pending approval'],
  ['assisted_return', 'closed', 'closure_criteria nothing_pending approval'],
  ['reintegration', 'closed', 'closure_criteria nothing_pending approval'],
  ['referral', 'closed', 'closure_criteria nothing_pending approval'],
  ['closed', 'prevention', 'reason'],
  ['closed', 'protection', 'reason'],
];

describe('the move table', () => {
  it('is the table of the design, no row more or less', () => {
    const rows = MOVES.map(({ from, to, gates }) => [from, to, gates.map((gate) => gate.key).join(' ')].join(' | '));
    expect(rows.sort()).toEqual(EXPECTED.map((row) => row.join(' | ')).sort());
  });

  it('reaches every place from intake', () => {
    const reached = new Set<Place>(['intake']);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const move of MOVES) if (reached.has(move.from)) reached.add(move.to);
    }
    expect([...reached].sort()).toEqual([...PLACES].sort());
  });

  it('has no dead end: every place leads on', () => {
    expect(PLACES.filter((place) => !MOVES.some((move) => move.from === place))).toEqual([]);
  });

  it('has at least one gate on every move and no move to where the case stands', () => {
    expect(MOVES.filter(({ from, to, gates }) => from === to || gates.length === 0)).toEqual([]);
  });
});
