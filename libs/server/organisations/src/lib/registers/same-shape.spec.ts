import { defaultSettings } from '@tact/domain';
import { shapeDifference } from './same-shape';

describe('shapeDifference', () => {
  it.each(Object.entries(defaultSettings))('finds none in %s itself', (_key, value) => {
    expect(shapeDifference(value, structuredClone(value))).toBeNull();
  });

  it.each([
    [1.5, '1.5', 'value'],
    [1.5, -1, 'value'],
    [{ max: 25 }, { max: 30, min: 1 }, 'value.min'],
    [{ max: 25, weights: { high: 2 } }, { max: 25 }, 'value.weights'],
    [[{ task: 'a' }], [{ task: 'a' }, { task: 3 }], 'value.1'],
    [['01-01'], 'none', 'value'],
    [{ a: 1 }, null, 'value'],
  ])('%j to %j differs at %s', (present, next, path) => {
    expect(shapeDifference(present, next)).toBe(path);
  });
});
