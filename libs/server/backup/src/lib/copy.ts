import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What of pg's connection the COPY protocol needs. */
interface Connection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const PIECE = 256 * 1024;
const QUEUED = 8;

/** `copy ... to stdout` as pieces of about 256 KiB; the server waits while nobody takes them. */
export async function* copyOut(client: pg.Client, sql: string): AsyncGenerator<Buffer> {
  const copy = new CopyOut(sql);
  client.query(copy as unknown as pg.Submittable);
  try {
    for (;;) {
      const piece = await copy.next();
      if (!piece) return;
      yield piece;
    }
  } finally {
    await copy.drain();
  }
}

class CopyOut {
  private readonly pieces: Buffer[] = [];
  private piece = Buffer.allocUnsafe(PIECE);
  private used = 0;
  private isDone = false;
  private error: Error | null = null;
  private connection: Connection | null = null;
  private wake: () => void = () => undefined;

  constructor(private readonly sql: string) {}

  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.sql);
  }

  async next(): Promise<Buffer | null> {
    while (this.pieces.length === 0 && !this.isDone) {
      this.connection?.stream.resume();
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
    if (this.error) throw this.error;
    return this.pieces.shift() ?? null;
  }

  /** Takes what is left when the reader stopped early. */
  async drain(): Promise<void> {
    while (!this.isDone) {
      this.pieces.length = 0;
      this.connection?.stream.resume();
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }

  /** The chunk lies in the parser's buffer, which is used again: it is copied. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.used + chunk.length > this.piece.length) this.flush();
    if (chunk.length > PIECE) this.pieces.push(Buffer.from(chunk));
    else this.used += chunk.copy(this.piece, this.used);
    if (this.pieces.length >= QUEUED) this.connection?.stream.pause();
    if (this.pieces.length > 0) this.wake();
  }

  handleCommandComplete(): void {
    this.flush();
  }

  handleReadyForQuery(): void {
    this.isDone = true;
    this.wake();
  }

  handleError(error: Error): void {
    this.error = error;
    this.isDone = true;
    this.wake();
  }

  private flush(): void {
    if (this.used === 0) return;
    this.pieces.push(this.piece.subarray(0, this.used));
    this.piece = Buffer.allocUnsafe(PIECE);
    this.used = 0;
  }
}

/** `copy ... from stdin`: answers the rows the server took. */
export async function copyIn(client: pg.Client, sql: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const copy = new CopyIn(sql);
  client.query(copy as unknown as pg.Submittable);
  const connection = await copy.started;
  try {
    for await (const piece of pieces) {
      if (copy.failed) break;
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), copy.finished.catch(() => undefined)]);
    }
  } catch (error) {
    connection.sendCopyFail('the backup could not be read');
    await copy.finished.catch(() => undefined);
    throw error;
  }
  if (!copy.failed) connection.endCopyFrom();
  return copy.finished;
}

class CopyIn {
  failed = false;
  private rows = 0;
  private error: Error | null = null;
  private readonly start = Promise.withResolvers<Connection>();
  private readonly end = Promise.withResolvers<number>();
  readonly started = this.start.promise;
  readonly finished = this.end.promise;

  constructor(private readonly sql: string) {
    this.finished.catch(() => undefined);
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: Connection): void {
    this.start.resolve(connection);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
  }

  handleReadyForQuery(): void {
    if (this.error) this.end.reject(this.error);
    else this.end.resolve(this.rows);
  }

  handleError(error: Error): void {
    this.failed = true;
    this.error = error;
    this.start.reject(error);
    this.end.reject(error);
  }
}
