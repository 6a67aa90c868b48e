/// <reference types="node" />
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../../../../..');
const MESSAGES = join(ROOT, 'apps/web/public/i18n/en');
const PATTERNS = [/'([a-z]\w*(?:\.\w+)+)'\s*\|\s*t\b/g, /i18n\.t\('([^']+)'/g];

function known(): Set<string> {
  const keys = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') keys.add(path);
    else for (const [key, value] of Object.entries(node as object)) walk(value, path ? `${path}.${key}` : key);
  };
  for (const file of readdirSync(MESSAGES)) {
    const scope = file.replace(/\.json$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    walk(JSON.parse(readFileSync(join(MESSAGES, file), 'utf8')), scope === 'app' ? '' : scope);
  }
  return keys;
}

function sources(): string[] {
  return ['libs/web', 'apps/web/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts'))
      .map((file) => join(folder, file)),
  );
}

describe('messages that templates and code name', () => {
  it('exist', () => {
    const keys = known();
    const missing = sources().flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const used = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
      return used.filter((key) => !keys.has(key)).map((key) => `${file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
