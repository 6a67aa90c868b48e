import type { CaseFile } from '@tact/web/offline';
import { EMPTY_FILE } from '../file/empty-file';
import { gateAddress, gatePlace } from './gate-links';
import { moveOptions } from './move-options';

const served = {
  stages: [], place: 'intake', moves: [{ to: 'prevention', allowed: false }],
  gates: [{ code: 'registered', to: 'prevention', kind: 'computed', met: true, missing: [] }, { code: 'risk_screened', to: 'prevention', kind: 'computed', met: false, missing: ['risk_screening'] }],
} as unknown as CaseFile['stagePath'];

describe('ways out of a stage', () => {
  it('are the server’s while nothing waits to be sent', () => {
    const [way] = moveOptions({ ...EMPTY_FILE, stagePath: served }, false);
    expect(way).toMatchObject({ to: 'prevention', allowed: false, gates: [{ key: 'registered', met: true }, { key: 'risk_screened', met: false, missing: ['risk_screening'] }] });
  });

  it('are asked of the domain here with unsent work', () => {
    const ways = moveOptions({ ...EMPTY_FILE, stagePath: served }, true);
    expect(ways.find((way) => way.to === 'prevention')?.gates.find((gate) => gate.key === 'registered')?.met).toBe(false);
    expect(ways.map((way) => way.to)).toContain('protection');
  });

  it('are none for who sees a part of the file only', () => {
    expect(moveOptions(EMPTY_FILE, true)).toEqual([]);
  });

  it('lead to where a gate is closed', () => {
    expect(gatePlace(['mandatory_report'])).toEqual(['report']);
    expect(gatePlace(['approval'])).toEqual(['approvals']);
    expect(gatePlace(['unknown_thing'])).toBeNull();
    expect([gateAddress(['hand_over_stage_3']), gateAddress(['risk_screening'])]).toEqual([['/referrals', 'hand-overs'], null]);
  });
});
