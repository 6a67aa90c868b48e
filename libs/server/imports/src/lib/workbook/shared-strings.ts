import type { WorkbookLimits } from './workbook-limits';
import { WorkbookRefused } from './workbook-refused';
import { parseWhole } from './xml-stream';
import type { ZipArchive } from './zip-archive';

/** The workbook's common texts by their index; formatted runs joined, phonetic hints left out. */
export function readSharedStrings(archive: ZipArchive, part: string | null, limits: WorkbookLimits): readonly string[] {
  const strings: string[] = [];
  if (!part || !archive.has(part)) return strings;
  let text = '';
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  parseWhole(archive.read(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name !== 'si') return;
      characters += text.length;
      if (text.length > limits.textLength) throw new WorkbookRefused('text_too_long');
      if (strings.length >= limits.sharedStrings || characters > limits.sharedCharacters) throw new WorkbookRefused('too_many_strings');
      strings.push(unescapeText(text));
    },
  }, limits.textLength);
  return strings;
}

/**
 * Characters that XML cannot hold are written `_x000D_` in a workbook (ECMA-376 part 1, 22.9.2.19). NUL and half a surrogate
 * pair, which no database text can hold, become the replacement character.
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  const unescaped = text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return unescaped.toWellFormed().replaceAll('\u0000', '\ufffd');
}
