import { DEFAULT_FOLLOW_UP as SETTINGS } from './follow-up-settings';
import { hasMissedTwice, type OpenVisit, postClosureSchedule, reintegrationSchedule, toleranceOf, visitDoes } from './visit-schedule';

const CALENDAR = { zone: 'Europe/Tirane', holidays: [] };
const START = '2026-01-01T11:00:00.000Z';
const visit = (day: number): OpenVisit => ({ id: `d${day}`, start: START, dueAt: new Date(Date.parse(START) + day * 86_400_000).toISOString() });

describe('the visits after a return', () => {
  it('are nine in a year, three of them with a score', () => {
    const tasks = reintegrationSchedule(START, SETTINGS, CALENDAR);
    expect(tasks.filter(({ kind }) => kind === 'reintegration_visit').map(({ day }) => day)).toEqual([3, 7, 14, 30, 60, 90, 180, 270, 365]);
    expect(tasks.filter(({ kind }) => kind === 'reintegration_score').map(({ day }) => day)).toEqual([90, 180, 365]);
    expect(tasks[0]?.dueAt).toBe('2026-01-04T11:00:00.000Z');
    // In summer time the clock on the wall stays the same.
    expect(tasks.find(({ day }) => day === 180)?.dueAt).toBe('2026-06-30T10:00:00.000Z');
  });

  it('go on at three and six months after closure', () => {
    expect(postClosureSchedule(START, SETTINGS, CALENDAR).map(({ kind, day }) => [kind, day])).toEqual([['post_closure_visit', 90], ['post_closure_visit', 180]]);
  });

  it.each([[3, 2], [30, 2], [31, 7], [90, 7], [365, 14]])('on day %d have %d days to either side', (day, days) => expect(toleranceOf(day, SETTINGS)).toBe(days));

  it('are done by a visit inside their window, and the ones before were missed', () => {
    const open = [visit(3), visit(7), visit(14)];
    expect(visitDoes(open, '2026-01-01', SETTINGS)).toEqual({ done: null, missed: [] });
    expect(visitDoes(open, '2026-01-02', SETTINGS)).toEqual({ done: 'd3', missed: [] });
    expect(visitDoes(open, '2026-01-14', SETTINGS)).toEqual({ done: 'd14', missed: ['d3', 'd7'] });
  });

  it('missed twice in a row ask for an unannounced one', () => {
    const open = [visit(3), visit(7), visit(14)];
    expect(hasMissedTwice(open, '2026-01-09T00:00:00.000Z', SETTINGS)).toBe(false);
    expect(hasMissedTwice(open, '2026-01-11T00:00:00.000Z', SETTINGS)).toBe(true);
  });
});
