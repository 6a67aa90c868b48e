import { foldLabel } from '../register/fold-label';

/** Labels of one code: English (the template's own) and those in Albanian, Greek and Romanian. */
export type LabelTable<Code extends string> = Readonly<Record<Code, { readonly en: readonly string[]; readonly other: readonly string[] }>>;

export interface FoundCode<Code extends string> {
  readonly code: Code;
  readonly otherLanguage: boolean;
}

/** Builds the lookup of a table: any case, accents and punctuation; also the code itself. */
export function codeFinder<Code extends string>(table: LabelTable<Code>): (text: string) => FoundCode<Code> | null {
  const found = new Map<string, FoundCode<Code>>();
  for (const [code, labels] of Object.entries(table) as [Code, LabelTable<Code>[Code]][]) {
    for (const label of labels.other) found.set(foldLabel(label), { code, otherLanguage: true });
  }
  for (const [code, labels] of Object.entries(table) as [Code, LabelTable<Code>[Code]][]) {
    for (const label of [code, ...labels.en]) found.set(foldLabel(label), { code, otherLanguage: false });
  }
  return (text) => found.get(foldLabel(text)) ?? null;
}

/** The values of a cell with several: separated by semicolons, line breaks, bars or slashes; commas only between known values. */
export function splitValues(text: string): string[] {
  return text.split(/[;\n|]+/).map((part) => part.trim()).filter((part) => part !== '');
}
