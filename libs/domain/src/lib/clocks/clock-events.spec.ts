import { DEFAULT_CLOCKS } from '../settings/default-clocks';
import { settingProblem } from '../settings/setting-problem';
import { CLOCK_EVENTS, isClockEvent } from './clock-events';
import { REFERRAL_TASK_KINDS } from './referral-tasks';
import { isManualTaskKind, TASK_KINDS } from './task-kinds';
import { dueTasksFor } from './tasks-for';

const settings = { clocks: DEFAULT_CLOCKS } as Parameters<typeof dueTasksFor>[3];
const calendar = { zone: 'Europe/Tirane', holidays: [] };

describe.each(DEFAULT_CLOCKS)('the clock $task at $risk risk', ({ task, risk, from }) => {
  it('counts from an event that happens, to a task with a due time, which nobody adds by hand', () => {
    expect(isClockEvent(from)).toBe(true);
    const due = dueTasksFor(from, risk, '2026-11-02T08:00:00Z', settings, calendar).find((one) => one.task === task);
    expect(Date.parse(due?.dueAt ?? '')).toBeGreaterThan(Date.parse('2026-11-02T08:00:00Z'));
    expect(TASK_KINDS).toContain(task);
    expect(isManualTaskKind(task)).toBe(false);
    expect(CLOCK_EVENTS[from] === 'referral').toBe(REFERRAL_TASK_KINDS.includes(task));
  });
});

describe('clocks as a setting', () => {
  const clock = { task: 'follow_up_visit', risk: 'low', from: 'last_visit', limit: 'P1D', calendar: 'all' };

  it('count from events that happen only', () => {
    expect(Object.keys(CLOCK_EVENTS).filter((event) => !DEFAULT_CLOCKS.some(({ from }) => from === event))).toEqual([]);
    expect(settingProblem('clocks', [clock])).toBeNull();
    expect(settingProblem('clocks', [{ ...clock, from: 'full_moon' }])).toBe('value.0.from');
  });
});
