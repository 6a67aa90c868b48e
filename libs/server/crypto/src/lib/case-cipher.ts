import type { KeyObject } from 'node:crypto';
import { openBytes, sealBytes } from './envelope';

/** Seals and opens the values of one case under its data key. */
export class CaseCipher {
  constructor(
    readonly caseId: string,
    readonly keyVersion: number,
    private readonly key: KeyObject,
  ) {}

  /** Seals any JSON value for `table.column` of the row. */
  seal(table: string, column: string, rowId: string, value: unknown): Buffer {
    return sealBytes(this.key, this.place(table, column, rowId), Buffer.from(JSON.stringify(value), 'utf8'));
  }

  /** Opens a value sealed for exactly this place; throws otherwise. */
  open<Value>(table: string, column: string, rowId: string, sealed: Buffer): Value {
    return JSON.parse(openBytes(this.key, this.place(table, column, rowId), sealed).toString('utf8')) as Value;
  }

  /** Key material for HMACs that must not confirm a guess (approval snapshots). */
  derive(purpose: string, hmac: (key: KeyObject, text: string) => Buffer): Buffer {
    return hmac(this.key, `v1|${purpose}|${this.caseId}`);
  }

  private place(table: string, column: string, rowId: string): string {
    return `v1|${table}|${column}|${this.caseId}|${rowId}|${this.keyVersion}`;
  }
}
