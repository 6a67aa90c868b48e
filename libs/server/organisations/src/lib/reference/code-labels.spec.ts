import { readFileSync } from 'node:fs';
import { CODE_LISTS } from '@tact/domain';
import { codeLabels, type LabelFile } from './code-labels';

const file = JSON.parse(readFileSync(new URL('../../../../../../seed/reference/code-labels.json', import.meta.url), 'utf8')) as LabelFile;

describe('codeLabels', () => {
  it('spells out a code without labels', () => {
    expect(codeLabels({}, 'list', 'out_of_school')).toEqual({ en: 'Out of school' });
    expect(codeLabels({}, 'list', 'OnTheStreet')).toEqual({ en: 'On the street' });
    expect(codeLabels({}, 'list', 'CPU')).toEqual({ en: 'CPU' });
  });

  it('names no code that does not exist', () => {
    const lists: Readonly<Record<string, readonly string[]>> = CODE_LISTS;
    const strange = Object.entries(file).filter(([list]) => list !== '*').flatMap(([list, codes]) => Object.keys(codes).filter((code) => !lists[list]?.includes(code)).map((code) => `${list}.${code}`));
    expect(strange).toEqual([]);
  });

  it('has drafts in four languages for every code but the ILO indicators, which stay in the words of their source', () => {
    const lists = Object.entries(CODE_LISTS).filter(([list]) => list !== 'ilo_indicator');
    const missing = lists.flatMap(([list, codes]) => codes.filter((code) => Object.keys(codeLabels(file, list, code)).sort().join() !== 'el,en,ro,sq').map((code) => `${list}.${code}`));
    expect(missing).toEqual([]);
  });
});
