import { codesOf } from '../codes/code-lists';
import type { VictimStatus } from '../codes/code-lists';
import { alertEffect } from './alerts';
import { importedVictimStatus, victimStatusRefusal, victimStatusesFrom } from './victim-status';

const change = (to: VictimStatus, more: { reason?: string; decidingBody?: string; bySupervisor?: boolean } = {}) => ({
  to,
  bySupervisor: false,
  ...more,
});

describe('victim status', () => {
  it.each([
    ['at_risk', change('potential_victim'), null],
    ['potential_victim', change('presumed_victim'), null],
    ['presumed_victim', change('identified_victim', { decidingBody: 'Police' }), null],
    ['presumed_victim', change('identified_victim'), 'deciding_body_missing'],
    ['presumed_victim', change('identified_victim', { decidingBody: 'Mayor' }), 'deciding_body_missing'],
    ['presumed_victim', change('identified_victim', { decidingBody: 'NGO' }), 'deciding_body_not_competent'],
    ['at_risk', change('identified_victim', { decidingBody: 'Police' }), 'no_such_step'],
    ['identified_victim', change('potential_victim', { bySupervisor: true, reason: 'x' }), 'no_such_step'],
    ['at_risk', change('at_risk'), 'no_change'],
    ['potential_victim', change('not_victim', { reason: 'x' }), 'supervisor_needed'],
    ['potential_victim', change('not_victim', { bySupervisor: true }), 'reason_missing'],
    ['potential_victim', change('not_victim', { bySupervisor: true, reason: 'x' }), null],
    ['not_victim', change('at_risk', { reason: 'x' }), 'supervisor_needed'],
  ] as const)('%s, %j: %s', (from, to, refusal) => {
    expect(victimStatusRefusal(from, to)).toBe(refusal);
  });

  it('reaches every status from at risk', () => {
    const reached = new Set<VictimStatus>(['at_risk']);
    for (const status of reached) victimStatusesFrom(status).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...codesOf('person_status')].sort());
  });

  it("takes no identification from an NGO's register", () => {
    expect(importedVictimStatus('identified_victim', 'NGO')).toEqual({ status: 'presumed_victim', changed: true });
    expect(importedVictimStatus('identified_victim', null)).toEqual({ status: 'presumed_victim', changed: true });
    expect(importedVictimStatus('identified_victim', 'Police')).toEqual({
      status: 'identified_victim',
      changed: false,
    });
    expect(importedVictimStatus('not_victim', 'NGO')).toEqual({ status: 'not_victim', changed: false });
  });
});

describe('alarms', () => {
  it('make the risk high at once', () => {
    expect(alertEffect('missing')).toEqual({
      risk: 'high',
      incident: { type: 'missing', redFlag: true },
      task: 'child_missing',
    });
    expect(alertEffect('danger').risk).toBe('high');
  });
});
