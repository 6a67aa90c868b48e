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
});
