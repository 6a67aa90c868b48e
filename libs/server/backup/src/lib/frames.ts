import { Readable } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Duplex } from 'node:stream';

/** The backup's description, an anchor line or more, the key file, a table's columns, its rows as COPY text, its end, the end of all. */
export type FrameType = 'manifest' | 'anchors' | 'key-file' | 'table' | 'rows' | 'table-end' | 'end';

export interface Frame {
  readonly type: FrameType;
  readonly payload: Buffer;
}

const CODES: readonly FrameType[] = ['manifest', 'anchors', 'key-file', 'table', 'rows', 'table-end', 'end'];
const HEAD = 5;
const MOST = 64 * 1024 * 1024;

export function frame(type: FrameType, payload: Buffer | object): Frame {
  return { type, payload: Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload), 'utf8') };
}

/** What a JSON frame says. */
export function said<T>({ payload }: Frame): T {
  return JSON.parse(payload.toString('utf8')) as T;
}

/** Frames as bytes, zstd. */
export function packed(frames: AsyncIterable<Frame>): AsyncIterable<Buffer> {
  return through(bytesOf(frames), createZstdCompress());
}

/** The frames of what `packed` wrote. Throws where it ends within one. */
export async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of through(bytes, createZstdDecompress())) {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    while (rest.length >= HEAD) {
      const length = rest.readUInt32BE(1);
      const type = CODES[rest[0]!];
      if (!type || length > MOST) throw new Error('no frame');
      if (rest.length < HEAD + length) break;
      yield { type, payload: rest.subarray(HEAD, HEAD + length) };
      rest = rest.subarray(HEAD + length);
    }
  }
  if (rest.length > 0) throw new Error('half a frame');
}

async function* bytesOf(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  for await (const { type, payload } of frames) {
    const head = Buffer.alloc(HEAD);
    head[0] = CODES.indexOf(type);
    head.writeUInt32BE(payload.length, 1);
    yield head;
    yield payload;
  }
}

/** An error of the source destroys the stream, and the reader gets that error. */
function through(source: AsyncIterable<Buffer>, transform: Duplex): AsyncIterable<Buffer> {
  const readable = Readable.from(source, { objectMode: false });
  readable.once('error', (error) => transform.destroy(error));
  return readable.pipe(transform) as AsyncIterable<Buffer>;
}
