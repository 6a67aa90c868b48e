import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook-refused';

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const slice = 64 * 1024;

/**
 * Parses a part piece by piece; control returns to the caller after each piece, so that rows can be taken away.
 * Names come without their namespace prefix. A document type declaration is refused: no workbook has one.
 */
export function* parseXml(pieces: Iterable<Uint8Array>, handler: XmlHandler, textLength: number): Generator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let sinceEvent = 0;
  parser.on('error', () => {
    throw new WorkbookRefused('damaged');
  });
  parser.on('doctype', () => {
    throw new WorkbookRefused('damaged');
  });
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    handler.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  for (const text of decode(pieces)) {
    for (let at = 0; at < text.length; at += slice) {
      const part = text.slice(at, at + slice);
      sinceEvent += part.length;
      if (sinceEvent > textLength * 6 + 2 * slice) throw new WorkbookRefused('text_too_long');
      parser.write(part);
      yield;
    }
  }
  parser.close();
  yield;
}

/** Parses a whole part at once, for the small ones. */
export function parseWhole(pieces: Iterable<Uint8Array>, handler: XmlHandler, textLength: number): void {
  const parsing = parseXml(pieces, handler, textLength);
  while (!parsing.next().done);
}

function* decode(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    yield decodePiece(decoder, piece);
  }
  if (decoder) yield decodePiece(decoder);
}

function decodePiece(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    throw new WorkbookRefused('damaged');
  }
}

function encodingOf(piece: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
