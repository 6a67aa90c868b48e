import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { CaseCipher } from './case-cipher';
import { openBytes, sealBytes } from './envelope';
import type { KeyRing } from './key-ring';

/** A case's wrapped data key as `case_key` holds it. */
export interface WrappedKey {
  readonly caseId: string;
  readonly keyVersion: number;
  readonly wrapped: Buffer;
}

interface KeyRow {
  readonly case_id: string;
  readonly key_version: number;
  readonly wrapped: Buffer;
}

/** What the factory needs of the running transaction: row-level security decides which keys it may read. */
export interface KeyQueries {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** As `query`, for lookups by key. */
  lookup?<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const KEY_VERSION = 1;
const KEYS = 'select case_id, key_version, wrapped from tact.case_key where case_id = any($1::uuid[]) order by key_version';

/** Makes and unwraps case keys: 256 bits, AES-256-GCM under the key-encryption key that lives outside the database. */
export class CaseCiphers {
  constructor(
    private readonly keys: KeyRing,
    private readonly database: KeyQueries,
  ) {}

  /** A new data key for a case that has just been inserted; stores it wrapped. */
  async create(caseId: string): Promise<CaseCipher> {
    return (await this.createAll([caseId]))[0]!;
  }

  /** As `create` for cases that have just been inserted, in one statement; ciphers in the order of `caseIds`. */
  async createAll(caseIds: readonly string[]): Promise<CaseCipher[]> {
    const made = caseIds.map((caseId) => this.make(caseId));
    await this.database.query(
      'insert into tact.case_key (case_id, key_version, wrapped) select * from unnest($1::uuid[], $2::int[], $3::bytea[])',
      [caseIds, made.map(({ row }) => row.keyVersion), made.map(({ row }) => row.wrapped)],
    );
    return made.map(({ cipher }) => cipher);
  }

  /** A new data key and its row, not yet stored (bulk loading). */
  make(caseId: string): { cipher: CaseCipher; row: WrappedKey } {
    const key = randomBytes(32);
    return { cipher: new CaseCipher(caseId, KEY_VERSION, createSecretKey(key)), row: { caseId, keyVersion: KEY_VERSION, wrapped: this.wrap(caseId, KEY_VERSION, key) } };
  }

  /** The same data key under the current key-encryption key. */
  rewrap(row: WrappedKey): WrappedKey {
    return { ...row, wrapped: this.wrap(row.caseId, row.keyVersion, this.dataKey(row)) };
  }

  /** The cipher of a case the actor may see; null when there is none for it. */
  async forCase(caseId: string): Promise<CaseCipher | null> {
    return (await this.forCases([caseId])).get(caseId) ?? null;
  }

  /** The ciphers of those of `caseIds` that the actor may see, in one query. */
  async forCases(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseCipher>> {
    const rows = await (this.database.lookup?.<KeyRow>(KEYS, [caseIds]) ?? this.database.query<KeyRow>(KEYS, [caseIds]));
    return new Map(rows.map((row) => [row.case_id, this.unwrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped })]));
  }

  unwrap(row: WrappedKey): CaseCipher {
    return new CaseCipher(row.caseId, row.keyVersion, createSecretKey(this.dataKey(row)));
  }

  private dataKey(row: WrappedKey): Buffer {
    return openBytes(this.kek(row.wrapped.readUInt16BE(0)), `v1|case_key|${row.caseId}|${row.keyVersion}`, row.wrapped.subarray(2));
  }

  /** The version of the key-encryption key goes before: two bytes. */
  private wrap(caseId: string, keyVersion: number, key: Buffer): Buffer {
    const { current } = this.keys.kek;
    const version = Buffer.alloc(2);
    version.writeUInt16BE(current);
    return Buffer.concat([version, sealBytes(this.kek(current), `v1|case_key|${caseId}|${keyVersion}`, key)]);
  }

  private kek(version: number): KeyObject {
    const key = this.keys.kek.keys.get(version);
    if (!key) throw new Error(`key-encryption key ${version} is not in the key file`);
    return key;
  }
}
