import { RETURN_STEP_CODES, returnStep } from '@tact/domain';
import type { StepView } from '../shared/return-model';
import { firstStep, isChildsLine, phaseRows, stepOfAddress } from './phase-rows';

const step = (code: StepView['step'], state: StepView['state'] = 'to_come', countersign = false): StepView => ({
  step: code, state, gate: returnStep(code).gate, sides: returnStep(code).sides, twoSided: false, waitsFor: [], attestation: null, earlier: [],
  may: { attest: false, countersign, override: false, reopen: false }, whyNot: null,
});

describe('phases of a return', () => {
  it('hold every step once, the first letter in two parts', () => {
    const rows = phaseRows({ steps: RETURN_STEP_CODES.map((code) => step(code)) });
    expect(rows.map(({ key }) => key)).toEqual(['A_identification', 'A_guardian', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K']);
    expect(rows.flatMap(({ steps }) => steps)).toHaveLength(35);
  });

  it('count gates that apply, and are active while one can be closed', () => {
    const [identification, , , assessment] = phaseRows({ steps: [step('A1', 'closed'), step('A2', 'signed_once'), step('A3'), step('C5', 'not_applicable'), step('C6', 'open'), step('C1', 'closed')] });
    expect(identification).toMatchObject({ done: 1, all: 3, isActive: true, isDone: false });
    expect(assessment).toMatchObject({ done: 1, all: 1, isActive: false, isDone: true });
  });

  it('show first what waits for a second signature', () => {
    expect(firstStep({ steps: [step('A1', 'open'), step('A2', 'signed_once', true)], nextGates: ['A1'] })).toBe('A2');
    expect(firstStep({ steps: [step('A1', 'open')], nextGates: ['A1'] })).toBe('A1');
    expect(firstStep({ steps: [], nextGates: [] })).toBeNull();
  });

  it('draw the line of the country the child is in', () => {
    expect([isChildsLine('H1', 'sending'), isChildsLine('H1', 'receiving'), isChildsLine('H2', 'receiving'), isChildsLine('I1', 'sending'), isChildsLine('I1', 'receiving')]).toEqual([true, false, true, false, true]);
    expect([stepOfAddress('F1'), stepOfAddress('Z9'), stepOfAddress(null)]).toEqual(['F1', null, null]);
  });
});
