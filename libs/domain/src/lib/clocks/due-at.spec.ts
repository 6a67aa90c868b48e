import fc from 'fast-check';
import { defaultSettings } from '../settings/default-settings';
import { isWorkingDay } from './calendar';
import { ruleFor } from './clock-rule';
import { dueAt } from './due-at';
import { isDuration, parseDuration } from './duration';
import { escalationAt, supervisorDueAt } from './escalation';
import { TASK_KINDS, isManualTaskKind } from './task-kinds';
import { dueTasksFor, tasksFor } from './tasks-for';
import { dayIn, toInstant, toLocal } from './zone';

const albania = { zone: 'Europe/Tirane', holidays: defaultSettings.holidays['AL'] ?? [] };
const greece = { zone: 'Europe/Athens', holidays: defaultSettings.holidays['GR'] ?? [] };

describe('dueAt', () => {
  it.each([
    ['PT1H', 'all', '2026-11-20T23:30:00Z', '2026-11-21T00:30:00.000Z'],
    ['P1D', 'all', '2026-11-20T15:00:00Z', '2026-11-21T15:00:00.000Z'],
    ['P1D', 'working', '2026-11-20T15:00:00Z', '2026-11-23T15:00:00.000Z'],
    ['P3D', 'working', '2026-11-26T08:00:00Z', '2026-12-01T08:00:00.000Z'],
    ['P1D', 'working', '2026-11-21T15:00:00Z', '2026-11-23T15:00:00.000Z'],
    ['P1M', 'all', '2026-01-31T08:00:00Z', '2026-02-28T08:00:00.000Z'],
    ['P1M', 'working', '2026-10-22T08:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['P1D', 'all', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00.000Z'],
    ['P1D', 'all', '2026-10-24T12:00:00Z', '2026-10-25T13:00:00.000Z'],
  ] as const)('%s, %s, after %s in Albania is %s', (limit, calendar, start, due) => {
    expect(dueAt(start, { limit, calendar }, albania)).toBe(due);
  });

  it('skips the holidays of the country that is responsible', () => {
    const rule = { limit: 'P1D', calendar: 'working' } as const;
    expect(dueAt('2026-10-27T08:00:00Z', rule, greece)).toBe('2026-10-29T08:00:00.000Z');
    expect(dueAt('2026-10-27T08:00:00Z', rule, albania)).toBe('2026-10-28T08:00:00.000Z');
  });

  it('ends a working limit on a working day, never before its start', () => {
    const start = fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(start, fc.constantFrom('PT2H', 'P1D', 'P7D', 'P30D', 'P1M', 'P3M'), (from, limit) => {
        const due = Date.parse(dueAt(from, { limit, calendar: 'working' }, albania));
        const { year, month, day } = toLocal(due, albania.zone);
        expect(isWorkingDay(year, month, day, albania)).toBe(true);
        expect(due).toBeGreaterThanOrEqual(Date.parse(from));
      }),
    );
  });
});

describe('zones', () => {
  it('turn an instant into a wall clock and back', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom('Europe/Tirane', 'Europe/Athens', 'Europe/Bucharest', 'UTC'),
        (minute, zone) => {
          const local = toLocal(minute * 60_000, zone);
          const back = toInstant(local, zone);
          expect(toLocal(back, zone)).toEqual(local);
          expect([0, 3_600_000]).toContain(minute * 60_000 - back);
        },
      ),
    );
  });

  it('move a time that the spring change leaves out past the gap', () => {
    const gap = toInstant({ year: 2026, month: 3, day: 29, minute: 150 }, 'Europe/Tirane');
    expect(new Date(gap).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(dayIn('2026-11-22T23:30:00Z', 'Europe/Athens')).toBe('2026-11-23');
  });
});

describe('durations', () => {
  it.each([
    ['P1Y2M', { months: 14, days: 0, minutes: 0 }],
    ['P2W', { months: 0, days: 14, minutes: 0 }],
    ['P1DT2H30M', { months: 0, days: 1, minutes: 150 }],
  ])('%s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each(['', 'P', 'PT', '3 days', 'P-1D', 'P1.5D', 'P1DT'])('refuses %j', (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => parseDuration(text)).toThrow(RangeError);
  });

  it('reads every clock that ships', () => {
    expect(defaultSettings.clocks.filter(({ limit }) => !isDuration(limit))).toEqual([]);
  });
});

describe('tasks and escalation', () => {
  it('start at an event by risk, an unscreened case as medium', () => {
    expect(tasksFor('registered', 'high', defaultSettings).map(({ task }) => task)).toEqual([
      'assign_worker',
      'first_safety_action',
      'assessment_started',
      'assessment_done',
    ]);
    expect(dueTasksFor('potential_victim', null, '2026-11-20T15:00:00Z', defaultSettings, albania)).toEqual([
      { task: 'referral_mechanism_notice', dueAt: '2026-11-21T15:00:00.000Z' },
    ]);
    expect(tasksFor('nothing', 'high', defaultSettings)).toEqual([]);
    expect(ruleFor('nothing', 'high', defaultSettings.clocks)).toBeNull();
  });

  it('tell the owner at the limit and the supervisor at one and a half', () => {
    const start = '2026-11-20T00:00:00Z';
    const due = '2026-11-22T00:00:00Z';
    expect(supervisorDueAt(start, due)).toBe('2026-11-23T00:00:00.000Z');
    expect(escalationAt(start, due, '2026-11-21T23:59:59Z')).toBe('none');
    expect(escalationAt(start, due, due)).toBe('owner');
    expect(escalationAt(start, due, '2026-11-23T00:00:00Z')).toBe('supervisor');
  });

  it('keep the tasks of clocks from being added by hand', () => {
    expect(TASK_KINDS).toContain('follow_up_visit');
    expect([isManualTaskKind('visit'), isManualTaskKind('assign_worker')]).toEqual([true, false]);
  });
});
