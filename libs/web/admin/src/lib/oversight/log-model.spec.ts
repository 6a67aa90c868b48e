import { NO_FILTER, filterBody } from './log-model';

describe('a filter of the logs', () => {
  it('leaves out what was not asked', () => {
    expect(filterBody(NO_FILTER)).toEqual({});
  });

  it('turns local times into instants', () => {
    const body = filterBody({ ...NO_FILTER, caseCode: ' KV7-2M4Q-8TX ', from: '2026-11-22T09:30' });
    expect(body).toEqual({ caseCode: 'KV7-2M4Q-8TX', from: new Date(2026, 10, 22, 9, 30).toISOString() });
  });
});
