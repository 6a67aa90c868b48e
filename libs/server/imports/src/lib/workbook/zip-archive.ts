import { Inflate } from 'fflate';
import { crc32 } from 'node:zlib';
import type { WorkbookLimits } from './workbook-limits';
import { WorkbookRefused } from './workbook-refused';

export interface ZipEntry {
  readonly method: number;
  readonly crc: number;
  readonly start: number;
  readonly compressedSize: number;
  readonly encrypted: boolean;
}

/** Compressed bytes given to the inflater at once: at deflate's best ratio (1032:1) this yields 8 MB at most. */
const step = 8 * 1024;

/** Random access to the parts of a workbook, each inflated as a stream and paid from one common budget. */
export class ZipArchive {
  private inflated = 0;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly limits: WorkbookLimits,
  ) {}

  /** @throws WorkbookRefused `damaged`, `too_many_entries`, `encrypted` */
  static open(bytes: Uint8Array, limits: WorkbookLimits): ZipArchive {
    return new ZipArchive(bytes, readDirectory(bytes, limits), limits);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The part's bytes in pieces. @throws WorkbookRefused `damaged`, `encrypted`, `inflates_too_much` */
  *read(name: string): Generator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookRefused('damaged');
    if (entry.encrypted) throw new WorkbookRefused('encrypted');
    if (entry.method !== 0 && entry.method !== 8) throw new WorkbookRefused('damaged');
    let crc = 0;
    const packed = this.bytes.subarray(entry.start, entry.start + entry.compressedSize);
    for (const piece of entry.method === 0 ? [packed] : inflate(packed)) {
      this.inflated += piece.length;
      if (this.inflated > this.limits.inflatedBytes) throw new WorkbookRefused('inflates_too_much');
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc >>> 0 !== entry.crc) throw new WorkbookRefused('damaged');
  }
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const inflater = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at === 0 || at < packed.length; at += step) {
    try {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
    } catch {
      throw new WorkbookRefused('damaged');
    }
    yield* ready.splice(0);
  }
}

/** Reads the central directory (APPNOTE 4.3.12); an archive that needs zip64 is beyond the limits anyway. */
function readDirectory(bytes: Uint8Array, limits: WorkbookLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > limits.entries) throw new WorkbookRefused('too_many_entries');
    const entries = new Map<string, ZipEntry>();
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new WorkbookRefused('damaged');
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
      entries.set(name.toLowerCase(), readEntry(view, at));
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    throw error instanceof WorkbookRefused ? error : new WorkbookRefused('damaged');
  }
}

function readEntry(view: DataView, at: number): ZipEntry {
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== 0x04034b50) throw new WorkbookRefused('damaged');
  return {
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: view.getUint32(at + 20, true),
    start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
  };
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new WorkbookRefused('damaged');
}
