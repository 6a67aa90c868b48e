import fc from 'fast-check';
import { parseJsonBody } from './json-body';
import { Problem } from './problem';

const problemOf = (text: string): unknown => {
  try {
    parseJsonBody(text);
    return null;
  } catch (error) {
    return error instanceof Problem ? error.fields : error;
  }
};

describe('parseJsonBody', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(fc.property(fc.json().filter((text) => !/__proto__|constructor/.test(text)), (text) => {
      expect(parseJsonBody(text)).toEqual(JSON.parse(text));
    }));
  });

  it.each([
    ['{"a":1,"a":2}', 'a', 'repeated_key'],
    ['{"a":[{"b":1},{"b":1, "b" :2}]}', 'a.1.b', 'repeated_key'],
    ['{"a":"x","\\u0061":2}', 'a', 'repeated_key'],
    ['{"__proto__":{}}', '__proto__', 'unknown_field'],
    ['{"a":', '', 'invalid_json'],
  ])('refuses %s at %s', (text, path, code) => {
    expect(problemOf(text)).toEqual([{ path, code }]);
  });

  it('is no trap for deep nesting or quotes in strings', () => {
    expect(problemOf('['.repeat(40) + ']'.repeat(40))).toMatchObject([{ code: 'too_deep' }]);
    expect(parseJsonBody('{"a":"{\\"a\\":1}","b":["a","a"]}')).toEqual({ a: '{"a":1}', b: ['a', 'a'] });
  });
});
