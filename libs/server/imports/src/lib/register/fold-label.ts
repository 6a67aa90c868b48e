/** A label without case, accents, spaces and punctuation: `Possible victim…` and `POSSIBLE  VICTIM` are one. */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
