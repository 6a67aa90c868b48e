import type { Attestation, ReturnProcess } from './return-process';
import { attestRefusal, countersignRefusal, type EvidenceDocument, overrideRefusal, type Signer, validUntil } from './attest';
import { onAttested, onClosed, onIncident } from './return-decisions';
import { stepsDueAfter, stepsDueBeforeTravel } from './return-due';
import { returnFacts } from './return-facts';
import { nextGates, unmetForMove } from './return-moves';
import { DEFAULT_RETURN_SETTINGS as SETTINGS } from './return-settings';
import { standingOf, stepStandings } from './step-states';
import { gatesOfPhases, RETURN_STEP_CODES, returnStep, stepsBefore, type ReturnStepCode } from './steps/return-steps';

const TODAY = '2026-11-22';
const CALENDAR = { zone: 'Europe/Athens', holidays: [] };
const process = (more: Partial<ReturnProcess> = {}): ReturnProcess =>
  ({ state: 'considered', fromCountry: 'GR', toCountry: 'AL', placement: 'family', travelOn: null, lastIncidentAt: null, travelledAt: null, ...more });
const signed = (step: ReturnStepCode, more: Partial<Attestation> = {}): Attestation => ({
  id: `${step}`, step, kind: 'evidence', outcome: GOOD[step] ?? null, validUntil: null, documentOn: '2026-11-01', attestedBy: 'a', attestedSide: 'sending', attestedAt: '2026-11-10T09:00:00Z',
  countersignedBy: 'b', countersignedSide: 'receiving', countersignedAt: '2026-11-11T09:00:00Z', withdrawnAt: null, ...more,
});
const GOOD: Readonly<Partial<Record<ReturnStepCode, string>>> = { B4: 'not_involved', C4: 'low', D1: 'agrees', E1: 'return' };
const all = (...but: ReturnStepCode[]): Attestation[] => RETURN_STEP_CODES.filter((code) => !but.includes(code)).map((code) => signed(code));
const standings = (list: readonly Attestation[], more: Partial<ReturnProcess> = {}) => stepStandings(process(more), list, SETTINGS, TODAY);
const worker: Signer = { by: 'worker', side: 'sending', worksOnCase: true, at: `${TODAY}T10:00:00Z` };
const partner: Signer = { by: 'partner', side: 'receiving', worksOnCase: false, at: `${TODAY}T10:00:00Z` };
const papers = (step: ReturnStepCode, more: Partial<EvidenceDocument> = {}): EvidenceDocument[] =>
  returnStep(step).evidence.map((kind) => ({ kind, on: '2026-11-20', reference: '12/2026', holder: 'Office', ...more }));
const attest = (step: ReturnStepCode, given: { documents?: EvidenceDocument[]; outcome?: string | null; by?: Signer; list?: Attestation[]; process?: Partial<ReturnProcess> } = {}) =>
  attestRefusal(process(given.process), standingOf(standings(given.list ?? all(step), given.process), step),
    { step, outcome: given.outcome ?? GOOD[step] ?? null, documents: given.documents ?? papers(step) }, given.by ?? worker, SETTINGS);

describe('the checklist', () => {
  it('has 35 steps, three of them no gates, six never overridden', () => {
    expect(RETURN_STEP_CODES).toHaveLength(35);
    expect(RETURN_STEP_CODES.filter((code) => !returnStep(code).gate)).toEqual(['C6', 'J2', 'J3']);
    expect(RETURN_STEP_CODES.filter((code) => returnStep(code).neverOverridden)).toEqual(['A4', 'B4', 'D1', 'E1', 'F1', 'H2']);
  });

  it('blocks only steps that exist, and never in a circle', () => {
    const depth = (code: ReturnStepCode, seen: readonly string[] = []): void => {
      expect(seen).not.toContain(code);
      stepsBefore(code).forEach((before) => depth(before, [...seen, code]));
    };
    RETURN_STEP_CODES.forEach((code) => depth(code));
    expect(RETURN_STEP_CODES.flatMap((code) => [...returnStep(code).blocks]).filter((code) => !(RETURN_STEP_CODES as readonly string[]).includes(code))).toEqual([]);
  });
});

describe('how a step stands', () => {
  it('waits for the steps before it', () => {
    const none = standings([]);
    expect(standingOf(none, 'A1').state).toBe('open');
    expect(standingOf(none, 'B1')).toMatchObject({ state: 'to_come', waitsFor: ['A4', 'A5'] });
    expect(standingOf(none, 'C5').state).toBe('not_applicable');
    expect(standingOf(standings([], { placement: 'not_family' }), 'C3').state).toBe('not_applicable');
    expect(standingOf(standings([], { placement: null }), 'C3').state).toBe('to_come');
    expect(nextGates(none)).toEqual(['A1', 'A2', 'A3', 'A4', 'A6', 'A7']);
  });

  it('is closed by two, and by one where it is no gate', () => {
    const once = { countersignedBy: null, countersignedAt: null, countersignedSide: null };
    expect(standingOf(standings([signed('A1', once)]), 'A1').state).toBe('signed_once');
    expect(standingOf(standings([signed('C6', once)]), 'C6').state).toBe('closed');
    expect(standingOf(standings([signed('A1')]), 'A1').state).toBe('closed');
    expect(standingOf(standings([signed('A1', { withdrawnAt: TODAY })]), 'A1').state).toBe('open');
  });

  it('opens again when its evidence ends, also before the day of travel, but not behind the child', () => {
    const one = [signed('C1', { validUntil: '2026-11-30' })];
    expect(standingOf(standings(one), 'C1').state).toBe('closed');
    expect(standingOf(standings(one, { travelOn: '2026-12-01' }), 'C1').state).toBe('expired');
    expect(standingOf(standings([signed('C1', { validUntil: '2026-11-20' })], { state: 'arrived', travelledAt: '2026-11-19T08:00:00Z' }), 'C1').state).toBe('closed');
    expect(standingOf(standings([signed('A6', { validUntil: '2026-11-01' })]), 'A6').state).toBe('closed');
  });

  it('opens again with a new incident, where it judges safety', () => {
    const after = standings(all(), { lastIncidentAt: '2026-11-15T00:00:00Z' });
    expect(after.filter(({ state }) => state === 'reopened').map(({ step }) => step)).toEqual([...SETTINGS.reopenedByIncident]);
    expect(standingOf(standings([signed('C4', { attestedAt: '2026-11-16T00:00:00Z' })], { lastIncidentAt: '2026-11-15T00:00:00Z' }), 'C4').state).toBe('closed');
  });
});

describe('closing a gate', () => {
  it('takes evidence, whole', () => {
    expect(attest('A4')).toBeNull();
    expect(attest('A4', { documents: [] })).toMatchObject({ code: 'evidence_missing', fields: [{ path: 'documents.appointment_act' }, { path: 'documents.meeting_note' }] });
    expect(attest('A4', { documents: papers('A4', { reference: ' ' }) })).toMatchObject({ code: 'evidence_missing', fields: [{ code: 'required' }, { code: 'required' }] });
    expect(attest('A4', { documents: papers('A4', { on: '2026-11-23' }) })?.fields?.[0]?.code).toBe('in_future');
    expect(attest('A6')?.fields).toEqual([{ path: 'documents.0.validUntil', code: 'required' }]);
    expect(attest('D1', { outcome: 'maybe' })?.fields).toEqual([{ path: 'outcome', code: 'unknown_code' }]);
  });

  it('takes no evidence that has expired, nor will have by the day of travel', () => {
    expect(attest('F1', { documents: papers('F1', { on: '2026-10-01' }) })?.code).toBe('evidence_expired');
    expect(attest('F1', { process: { travelOn: '2026-12-28' } })?.code).toBe('evidence_expired');
    expect(validUntil({ step: 'C1', outcome: null, documents: papers('C1', { on: '2026-08-31' }) }, SETTINGS)).toBe('2027-02-28');
    expect(validUntil({ step: 'F1', outcome: null, documents: papers('F1', { validUntil: '2026-12-01' }) }, SETTINGS)).toBe('2026-12-01');
  });

  it('goes in order, once, for a side of the return', () => {
    expect(attest('B1', { list: [] })).toEqual({ code: 'steps_before', steps: ['A4', 'A5'] });
    expect(attest('A1', { list: all() })?.code).toBe('step_closed');
    expect(attest('C5')?.code).toBe('step_not_applicable');
    expect(attest('C3', { process: { placement: null } })?.code).toBe('placement_open');
    expect(attest('A1', { by: partner })?.code).toBe('no_side');
    expect(attest('B3', { by: partner })).toBeNull();
    expect(attest('B3', { by: { ...worker, side: null } })?.code).toBe('no_side');
    expect(attest('A1', { process: { state: 'stopped' } })?.code).toBe('return_ended');
  });

  it('is never signed twice by one person, and by both sides where both answer', () => {
    const once = (step: ReturnStepCode, more: Partial<Attestation> = {}) => signed(step, { attestedBy: 'worker', countersignedBy: null, countersignedAt: null, countersignedSide: null, ...more });
    const sign = (one: Attestation, by: Signer, more: Partial<ReturnProcess> = {}) =>
      countersignRefusal(process(more), standingOf(stepStandings(process(more), [...all(one.step), one], SETTINGS, TODAY), one.step), one, by)?.code ?? null;
    expect(sign(once('A1'), worker)).toBe('same_person');
    expect(sign(once('A1'), { ...worker, by: 'second' })).toBeNull();
    expect(sign(once('E1'), { ...worker, by: 'second' })).toBe('same_side');
    expect(sign(once('E1'), partner)).toBeNull();
    expect(sign(once('A1'), partner)).toBe('no_side');
    expect(sign(once('C1', { validUntil: '2026-11-20' }), partner)).toBe('evidence_expired');
    expect(sign(once('C4'), partner, { lastIncidentAt: '2026-11-15T00:00:00Z' })).toBe('step_reopened');
    expect(sign(signed('A1'), partner)).toBe('step_closed');
  });

  it('is overridden with a reason, and six gates never', () => {
    const none = standings([]);
    const over = (step: ReturnStepCode, reason = 'The court asked for it in writing.') => overrideRefusal(process(), standingOf(none, step), reason)?.code ?? null;
    expect(gatesOfPhases('ABCDEFGHIJK').filter((step) => over(step) === 'never_overridden')).toEqual(['A4', 'B4', 'D1', 'E1', 'F1', 'H2']);
    expect(over('A6')).toBeNull();
    expect(over('A6', ' ok ')).toBe('reason_missing');
    expect(over('C6')).toBe('not_a_gate');
  });
});

describe('the moves of a return', () => {
  const unmet = (to: 'cleared' | 'travelling' | 'arrived', list: readonly Attestation[], more: Partial<ReturnProcess> = {}) =>
    unmetForMove(to, { process: process(more), standings: standings(list, more), settings: SETTINGS, today: TODAY, calendar: CALENDAR });

  it('name every gate that is not met', () => {
    expect(unmet('cleared', all())).toEqual([]);
    expect(unmet('cleared', all('A6', 'F3'))).toEqual([{ code: 'A6', kind: 'attested', missing: ['open'] }, { code: 'F3', kind: 'attested', missing: ['to_come'] }]);
    expect(unmet('cleared', all(), { placement: null }).map(({ code }) => code)).toEqual(['placement']);
    expect(unmet('arrived', all('H2')).map(({ code }) => code)).toEqual(['H2']);
  });

  it('are barred by what was found', () => {
    const bars = (step: ReturnStepCode, outcome: string, more: Partial<ReturnProcess> = {}) => unmet('cleared', [...all(step), signed(step, { outcome })], more).flatMap(({ missing }) => missing);
    expect(bars('B4', 'involved')).toEqual(['family_involved']);
    expect(bars('B4', 'involved', { placement: 'not_family' })).toEqual([]);
    expect(bars('C4', 'high')).toEqual(['risk_high']);
    expect(bars('D1', 'refuses')).toEqual(['child_refused']);
    expect(bars('E1', 'defer')).toEqual(['bid_deferred']);
  });

  it('begin the journey on its day, with the notices in time and after the reflection period', () => {
    const on = { state: 'cleared', travelOn: TODAY } as const;
    expect(unmet('travelling', all(), on)).toEqual([]);
    expect(unmet('travelling', all(), { state: 'cleared' }).map(({ missing }) => missing)).toEqual([['travel_on']]);
    expect(unmet('travelling', all(), { ...on, travelOn: '2026-11-25' }).map(({ missing }) => missing)).toEqual([['before_travel_day']]);
    expect(unmet('travelling', [...all('G4'), signed('G4', { documentOn: '2026-11-18' })], on)).toEqual([{ code: 'G4', kind: 'attested', missing: ['too_late'] }]);
    const reflects = [...all('A6'), signed('A6', { validUntil: '2026-12-14' })];
    expect(unmet('travelling', reflects, on)).toEqual([{ code: 'A6', kind: 'attested', missing: ['reflection_period'] }]);
    expect(unmet('travelling', [...reflects.filter(({ step }) => step !== 'D1'), signed('D1', { outcome: 'agrees_sooner' })], on)).toEqual([]);
  });
});

describe('what ends a return', () => {
  it.each([[15, 'stopped'], [17, 'stopped'], [null, 'stopped'], [14, undefined]] as const)('is a refusal at %s: %s', (age, state) => {
    expect(onAttested('D1', 'refuses', age, process(), SETTINGS)?.state).toBe(state);
  });

  it('is a panel that lets the child stay', () => {
    expect(onClosed('E1', 'stay', process())).toEqual({ state: 'stayed' });
    expect(onClosed('E1', 'return', process())).toBeNull();
    expect(onIncident({ state: 'cleared' })).toBe('considered');
    expect(onIncident({ state: 'travelling' })).toBeNull();
  });
});

describe('what the case reads of a return', () => {
  it('follows its steps', () => {
    expect(returnFacts(process(), standings(all('H2', 'I1')))).toEqual({ underConsideration: true, entryCleared: true, handOverSigned: false, arrivalCareGiven: false, ended: false });
    expect(returnFacts(process({ state: 'arrived' }), standings(all()))).toMatchObject({ underConsideration: false, handOverSigned: true, arrivalCareGiven: true });
    expect(returnFacts(process({ state: 'stopped' }), standings(all()))).toMatchObject({ ended: true, handOverSigned: false });
  });
});

describe('due times', () => {
  it('are counted from what came before, and back from the day of travel', () => {
    expect(stepsDueAfter('B1', '2026-11-20T10:00:00Z', SETTINGS, CALENDAR)).toEqual([{ step: 'B2', dueAt: '2026-11-24T10:00:00.000Z' }]);
    expect(stepsDueBeforeTravel('2026-12-14', SETTINGS, CALENDAR).map(({ step, dueAt }) => [step, dueAt.slice(0, 10)])).toEqual([['G3', '2026-12-07'], ['G4', '2026-12-07']]);
  });
});
