import { openBytes, sealBytes, type ServerSeal } from '@tact/server/crypto';
import { randomBytes } from 'node:crypto';

const purpose = 'import_run';

/**
 * Seals what a run holds of a register under a key of its own, which is wrapped by the installation's. The place of a value
 * is bound to it (`v1|table|column|run|row|key version`), so that none can be moved to another row or run.
 */
export class RunCipher {
  private constructor(
    private readonly runId: string,
    private readonly key: Buffer,
  ) {}

  static create(runId: string, seal: ServerSeal): { cipher: RunCipher; wrapped: Buffer } {
    const key = randomBytes(32);
    return { cipher: new RunCipher(runId, key), wrapped: seal.seal(purpose, runId, key) };
  }

  static unwrap(runId: string, wrapped: Buffer, seal: ServerSeal): RunCipher {
    return new RunCipher(runId, seal.open(purpose, runId, wrapped));
  }

  seal(table: string, column: string, row: string, value: Uint8Array): Buffer {
    return sealBytes(this.key, this.place(table, column, row), Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }

  open(table: string, column: string, row: string, sealed: Buffer): Buffer {
    return openBytes(this.key, this.place(table, column, row), sealed);
  }

  sealJson(table: string, column: string, row: string, value: unknown): Buffer {
    return this.seal(table, column, row, Buffer.from(JSON.stringify(value)));
  }

  openJson<Value>(table: string, column: string, row: string, sealed: Buffer): Value {
    return JSON.parse(this.open(table, column, row, sealed).toString('utf8')) as Value;
  }

  private place(table: string, column: string, row: string): string {
    return `v1|${table}|${column}|${this.runId}|${row}|1`;
  }
}
