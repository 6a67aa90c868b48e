import '@angular/compiler';
import { jest } from '@jest/globals';
import { ApiProblem } from '@tact/web/core';
import { Remote } from './remote';

describe('Remote', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('recovers by itself when the server is back', async () => {
    let isDown = true;
    const remote = new Remote(() => (isDown ? Promise.reject(new ApiProblem({ status: 503, code: 'unavailable' })) : Promise.resolve('here')));
    await remote.load();
    expect([remote.value(), remote.problem()?.code]).toEqual([null, 'unavailable']);
    isDown = false;
    await jest.advanceTimersByTimeAsync(1_300);
    expect([remote.value(), remote.problem()]).toEqual(['here', null]);
  });

  it('asks a refusing server once', async () => {
    const read = jest.fn(() => Promise.reject(new ApiProblem({ status: 404, code: 'not_found' })));
    const remote = new Remote(read);
    await remote.load();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gives up after a while, and starts anew when asked', async () => {
    const read = jest.fn(() => Promise.reject(new ApiProblem({ status: 0, code: 'network' })));
    const remote = new Remote(read);
    await remote.load();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(read).toHaveBeenCalledTimes(7);
    await remote.load();
    expect(read).toHaveBeenCalledTimes(8);
  });

  it('lets the later of two answers win, whichever comes first', async () => {
    const answers: ((value: string) => void)[] = [];
    const remote = new Remote(() => new Promise<string>((resolve) => answers.push(resolve)));
    const first = remote.load();
    const second = remote.load();
    answers[1]?.('second');
    await second;
    answers[0]?.('first');
    await first;
    expect(remote.value()).toBe('second');
  });
});
