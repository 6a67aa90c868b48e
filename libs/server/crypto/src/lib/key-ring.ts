import { createSecretKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { type KeyFile, loadKeyFile, newKeys, readKeyFile, type SealKeys } from './key-file';

/** The name index asks for its key a hundred times a name; a rotation tokenises again what was written in this time. */
export const NAME_INDEX_FRESH_MS = 1_000;

/** The keys of one installation; all of them live outside the database. */
export interface KeyRing {
  /** Key-encryption keys by version: they wrap the case keys. */
  readonly kek: { readonly current: number; readonly keys: Pick<ReadonlyMap<number, KeyObject>, 'get'> };
  /** HMAC key of the blind name index. */
  readonly nameIndex: KeyObject;
  /** HMAC key of the signed actor; a copy stands in `tact_private.secret`, which the app role cannot read. */
  readonly actor: Buffer;
  /** HMAC key of request bodies under an idempotency key. */
  readonly body: KeyObject;
  /** AES key of server secrets that belong to no case (second-factor seeds, import runs). */
  readonly server: KeyObject;
  /** ES256 key pair of access tokens, PEM. */
  readonly token: { readonly privateKey: string; readonly publicKey: string };
  /** Ed25519 keys of the seals over the audit trail. */
  readonly seal: SealKeys;
}

/**
 * The ring of the key file (mode 0600), made the first time. Losing the file loses every name and note: it is backed up apart. A running
 * server notices a rotation: the file is looked at again when it was written.
 */
export function loadKeyRing(file: string): KeyRing {
  return ringOf(loadKeyFile(file), new Changing(file));
}

/** A key ring in memory, for tests. */
export function temporaryKeyRing(): KeyRing {
  return ringOf(newKeys());
}

/** The ring of keys that are already read: `changing` says what of them may change while it is used. */
export function ringOf(stored: KeyFile, changing?: Changing): KeyRing {
  const fixed = rotating(stored);
  const look = (atMostOldMs: number): Rotating => changing?.look(atMostOldMs) ?? fixed;
  return {
    kek: {
      get current() { return look(0).current; },
      keys: { get: (version) => (changing?.known ?? fixed).keys.get(version) ?? look(0).keys.get(version) },
    },
    get nameIndex() { return look(NAME_INDEX_FRESH_MS).nameIndex; },
    actor: bytes(stored.actor), body: secret(stored.body), server: secret(stored.server), token: stored.token, seal: stored.seal,
  };
}

interface Rotating {
  readonly current: number;
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly nameIndex: KeyObject;
}

function rotating({ kek, nameIndex }: KeyFile): Rotating {
  return { current: kek.current, keys: new Map(Object.entries(kek.keys).map(([version, key]) => [Number(version), secret(key)])), nameIndex: secret(nameIndex) };
}

/** The keys that rotate, read again when the file was replaced (its inode and time say so). */
export class Changing {
  /** As last read. */
  known: Rotating | null = null;
  private seen = '';
  private lookedAt = 0;

  constructor(private readonly file: string) {}

  /** Looks at the file unless that was done less than so many milliseconds ago. */
  look(atMostOldMs: number): Rotating {
    const now = Date.now();
    if (this.known && now - this.lookedAt < atMostOldMs) return this.known;
    const { ino, mtimeMs } = statSync(this.file);
    const stamp = `${ino}|${mtimeMs}`;
    if (!this.known || this.seen !== stamp) this.known = rotating(readKeyFile(this.file));
    this.seen = stamp;
    this.lookedAt = now;
    return this.known;
  }
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

function secret(text: string): KeyObject {
  return createSecretKey(bytes(text));
}
