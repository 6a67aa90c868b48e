import type { CaseRecord, WorkTask } from '@tact/web/offline';
import { scoreViews } from './score-views';
import { visitViews } from './visit-views';

const record = (id: string, on: string, fields: object): CaseRecord => ({ id, caseId: 'c', kind: 'reintegration_score', section: 'reintegration', fields: { on, ...fields }, version: 1, fieldVersions: {}, createdAt: on, createdBy: '', createdByName: '', organisationId: '', updatedAt: '' });
const task = (id: string, kind: string, dueAt: string, state: WorkTask['state'] = 'open'): WorkTask => ({ id, caseId: 'c', kind, dueAt, state, assigneeId: null, version: 1 });

describe('the reintegration page', () => {
  it('draws scores by date, with no bar where too little was answered', () => {
    const [first, second] = scoreViews([record('2', '2026-06-30', { CP8: 'yes' }), record('1', '2026-04-01', { CE1: 'often', CE2: 'yes', CE3: 'never', CE4: 'no' })]);
    expect([first?.id, first?.bars.find(({ key }) => key === 'economic')?.percent, first?.bars[0]?.percent]).toEqual(['1', 69, null]);
    expect([second?.id, second?.redFlags]).toEqual(['2', 1]);
  });

  it('tells overdue visits from open ones, and which come with a score', () => {
    const tasks = [task('b', 'reintegration_visit', '2026-04-01T08:00:00Z'), task('a', 'reintegration_visit', '2026-01-04T08:00:00Z', 'done'), task('s', 'reintegration_score', '2026-04-01T08:00:00Z'), task('x', 'call', '2026-01-02T08:00:00Z')];
    expect(visitViews(tasks, '2026-01-01T08:00:00Z', '2026-05-01T00:00:00Z').map(({ id, day, state, withScore }) => [id, day, state, withScore])).toEqual([['a', 3, 'done', false], ['b', 90, 'late', true]]);
  });
});
