/** A name as it is stored: white space at the ends gone, a name all in capitals written with capital letters at the start of its parts. */
export function readName(text: string): { name: string; capitals: boolean; hidden: boolean } {
  const trimmed = text.normalize('NFC').replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029 \u00a0]+/g, ' ').trim();
  const capitals = isAllCapitals(trimmed);
  return { name: capitals ? inMixedCase(trimmed) : trimmed, capitals, hidden: /[\p{Cf}\p{Cc}]/u.test(trimmed) };
}

function isAllCapitals(text: string): boolean {
  return [...text.matchAll(/\p{L}/gu)].length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function inMixedCase(text: string): string {
  return text.toLowerCase().replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}
