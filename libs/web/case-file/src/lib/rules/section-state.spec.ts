import type { CaseFile, CaseRecord } from '@tact/web/offline';
import { EMPTY_FILE } from '../file/empty-file';
import { sectionState } from './section-state';

const record = (kind: string, fields: Record<string, unknown> = {}): CaseRecord => ({
  id: kind, caseId: 'c', kind, section: '', fields, version: 1, fieldVersions: {}, createdAt: '2026-11-01T08:00:00Z', createdBy: 'u',
  createdByName: 'U', organisationId: 'o', updatedAt: '2026-11-02T08:00:00Z',
});
const file = (head: Partial<CaseFile['head']>, ...records: CaseRecord[]): CaseFile => ({ ...EMPTY_FILE, head: { ...EMPTY_FILE.head, ...head }, records });

describe('section states', () => {
  it('names what identity misses and is complete with all of it', () => {
    const bare = sectionState(file({}, record('identity', { firstName: 'A' })), 'identity');
    expect(bare).toMatchObject({ state: 'part', missing: ['sex', 'birth', 'area', 'safe_contact'] });
    const whole = file({ sex: 'female', birthYear: 2014, areaId: 'a' }, record('identity', { firstName: 'A' }), record('safe_contact'));
    expect(sectionState(whole, 'identity')).toMatchObject({ state: 'complete', missing: [], changedAt: '2026-11-02T08:00:00Z' });
  });

  it('asks more of the risk section the higher the risk', () => {
    const screening = record('risk_screening', { level: 'low' });
    expect(sectionState(file({ risk: 'low' }, screening), 'risk').state).toBe('complete');
    expect(sectionState(file({ risk: 'medium' }, screening), 'risk').missing).toEqual(['mandatory_report']);
    expect(sectionState(file({ risk: 'high' }, screening), 'risk').missing).toEqual(['mandatory_report', 'safety_plan']);
  });

  it('does not call an empty trafficking section complete', () => {
    expect(sectionState(file({ victimStatus: 'at_risk' }), 'trafficking').state).toBe('todo');
    expect(sectionState(file({ victimStatus: 'potential_victim' }), 'trafficking').missing).toEqual(['indicator_screening', 'exploitation_event']);
  });

  it('counts a consent only while it stands', () => {
    const consent = (more: object) => record('consent', { given: true, purpose: 'share_for_referral', on: '2026-01-01', ...more });
    expect(sectionState(file({}, consent({}), record('lawful_basis')), 'legal').state).toBe('complete');
    expect(sectionState(file({}, consent({ withdrawnOn: '2026-01-02' }), record('lawful_basis')), 'legal').missing).toEqual(['consent']);
  });

  it('gives notes no state, only a count', () => {
    expect(sectionState(file({}, record('note')), 'notes')).toMatchObject({ state: null, counts: [{ kind: 'note', count: 1 }] });
  });
});
