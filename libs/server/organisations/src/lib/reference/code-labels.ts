export type Labels = Readonly<Record<string, string>>;

/** Labels by list and code, in English, Albanian, Greek and Romanian where they are drafted. */
export type LabelFile = Readonly<Record<string, Readonly<Record<string, Labels>>>>;

/** The labels of a code; the list `*` holds those that many lists share; else English words made from the code. */
export function codeLabels(file: LabelFile, list: string, code: string): Labels {
  return file[list]?.[code] ?? file['*']?.[code] ?? { en: spelledOut(code) };
}

/** `out_of_school` and `OutOfSchool` become "Out of school". */
function spelledOut(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').trim();
  const plain = /^[A-Z0-9]+$/.test(words) ? words : words.toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
