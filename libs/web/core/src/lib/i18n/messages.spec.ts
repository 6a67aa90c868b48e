/// <reference types="node" />
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES } from './languages';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../../../../apps/web/public/i18n');
const SCOPES = [...new Set(LANGUAGES.flatMap(({ code }) => readdirSync(join(FOLDER, code))))].sort();

function messages(lang: string, scope: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') found.set(path, node);
    else if (node && typeof node === 'object') for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key);
    else throw new Error(`${lang}/${scope} ${path}: only texts`);
  };
  walk(JSON.parse(readFileSync(join(FOLDER, lang, scope), 'utf8')), '');
  return found;
}

/** The arguments a message takes, sorted. */
function argumentsOf(text: string, lang: string): string[] {
  const names = new Set<string>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if (part.type !== 0 && part.type !== 7) names.add((part as { value: string }).value);
      if ('options' in part) for (const option of Object.values(part.options)) walk((option as { value: typeof parts }).value);
    }
  };
  walk(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe('messages', () => {
  it('has the scopes of the shell', () => {
    expect(SCOPES).toEqual(expect.arrayContaining(['app.json', 'home.json', 'sign-in.json']));
  });

  describe.each(SCOPES)('%s', (scope) => {
    const english = messages('en', scope);

    it.each(LANGUAGES.map(({ code }) => code))('%s has every key, no other, none empty', (lang) => {
      const own = messages(lang, scope);
      expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
      expect([...own].filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([]);
    });

    it.each(LANGUAGES.map(({ code }) => code))('%s is valid ICU with the same arguments', (lang) => {
      const differing = [...messages(lang, scope)].filter(
        ([key, text]) => argumentsOf(text, lang).join() !== argumentsOf(english.get(key) ?? '', 'en').join(),
      );
      expect(differing.map(([key]) => key)).toEqual([]);
    });
  });
});
