import { WorkbookRefused } from './workbook-refused';

/** Refuses by content, whatever the file is called, what is plainly not an .xlsx workbook. */
export function demandZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new WorkbookRefused('empty_file');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw new WorkbookRefused(compoundFileKind(bytes));
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new WorkbookRefused('pdf');
  throw new WorkbookRefused(looksLikeText(bytes) ? 'text_file' : 'not_a_workbook');
}

/** A password-protected .xlsx is an OLE compound file with a stream of this name; without it, it is an old .xls. */
function compoundFileKind(bytes: Uint8Array): 'encrypted' | 'old_excel' {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name) ? 'encrypted' : 'old_excel';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}
