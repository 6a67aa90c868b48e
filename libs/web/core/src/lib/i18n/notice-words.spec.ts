/// <reference types="node" />
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APPROVAL_SUBJECTS, NOTICE_KINDS } from '@tact/domain';
import { LANGUAGES } from './languages';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../../../../..');
const WRITES = /insert into tact\.notification/;
/** The kind and the resource beside it, where a statement writes a notice itself. */
const KIND = /'([a-z_]+)', (?:'[a-z_]+:'|new\.id|c\.id|\$\d)/;

function words(lang: string, scope: string): Record<string, Record<string, string>> {
  return JSON.parse(readFileSync(join(ROOT, 'apps/web/public/i18n', lang, `${scope}.json`), 'utf8')) as Record<string, Record<string, string>>;
}

/** The kinds that statements in SQL name; those that commands name are checked by their type. */
function writtenInSql(): string[] {
  const files = ['migrations', 'libs/server'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).map((file) => join(ROOT, folder, file)));
  return files.flatMap((file) => readFileSync(file, 'utf8').split(WRITES).slice(1).flatMap((statement) => KIND.exec(statement.split(';')[0] ?? '')?.[1] ?? []));
}

describe.each(LANGUAGES.map(({ code }) => code))('words of codes that the server writes, %s', (lang) => {
  it('names every kind of notice, and no other', () => {
    expect(Object.keys(words(lang, 'sign-in')['notice'] ?? {}).sort()).toEqual([...NOTICE_KINDS].sort());
  });

  it.each([['home', 'approval'], ['approvals', 'subject']])('names every subject of an approval in %s', (scope, group) => {
    expect(Object.keys(words(lang, scope)[group] ?? {})).toEqual(expect.arrayContaining([...APPROVAL_SUBJECTS]));
  });
});

describe('kinds of notices in SQL', () => {
  const written = writtenInSql();

  it('are found', () => {
    expect(written).toEqual(expect.arrayContaining(['emergency_access', 'erasure', 'match_found', 'match_asked', 'match_agreed', 'alert_missing', 'change', 'work_handed_on']));
  });

  it('stand in the typed list', () => {
    expect(written.filter((kind) => !(NOTICE_KINDS as readonly string[]).includes(kind))).toEqual([]);
  });
});
