import type { MoveOption } from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';
import { EMPTY_FILE } from '../file/empty-file';
import { nextTarget, stageSteps } from './stage-views';

const gate = (met: boolean) => ({ key: 'g', kind: 'computed' as const, met, missing: met ? [] : ['x'] });
const way = (to: string, ...met: boolean[]): MoveOption => ({ to: to as MoveOption['to'], allowed: met.every(Boolean), gates: met.map(gate) });
const at = (stage: string, moves: CaseFile['moves'] = []): CaseFile => ({
  ...EMPTY_FILE, moves, head: { ...EMPTY_FILE.head, stage, stageSince: '2026-10-02T08:00:00Z', registeredAt: '2026-03-03T08:00:00Z' },
});
const move = (fromStage: string, toStage: string, on: string) => ({ id: on, fromStage, toStage, at: `${on}T08:00:00Z`, by: 'u' });

describe('stages as drawn', () => {
  it('shows intake only while the case is there', () => {
    expect(stageSteps(at('intake'), []).map((step) => step.stage)).toContain('intake');
    expect(stageSteps(at('protection'), []).map((step) => step.stage)).not.toContain('intake');
  });

  it('tells a stage passed from one skipped, with its dates', () => {
    const steps = stageSteps(at('protection', [move('intake', 'prevention', '2026-03-05'), move('prevention', 'protection', '2026-09-14')]), []);
    expect(steps[0]).toMatchObject({ stage: 'prevention', state: 'past', from: '2026-03-05T08:00:00Z', to: '2026-09-14T08:00:00Z', gate: 'open' });
    expect(stageSteps(at('protection', [move('intake', 'protection', '2026-03-05')]), [])[0]).toMatchObject({ stage: 'prevention', state: 'skipped' });
  });

  it('marks the gate before the stage ahead and counts its gates', () => {
    const steps = stageSteps(at('protection'), [way('assisted_return', false, false, false), way('reintegration', true, false)]);
    expect(steps.find((step) => step.stage === 'assisted_return')).toMatchObject({ state: 'skipped', gate: 'next' });
    expect(steps.find((step) => step.stage === 'reintegration')).toMatchObject({ state: 'next', gates: { met: 1, all: 2 } });
  });

  it('takes the hand-over as the way ahead only when nothing else is left, and never a way back', () => {
    expect(nextTarget(at('protection'), [way('prevention', true), way('referral', true), way('reintegration', false)])?.to).toBe('reintegration');
    expect(nextTarget(at('reintegration'), [way('protection', true), way('referral', false), way('closed', true)])?.to).toBe('referral');
    expect(nextTarget(at('referral'), [way('protection', true)])).toBeNull();
  });
});
