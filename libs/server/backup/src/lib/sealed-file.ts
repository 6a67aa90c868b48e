import { createCipheriv, createDecipheriv, createHash, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { BackupRefused } from './backup-refused';
import { recipientOf, type Recipient } from './identity';

/**
 * `TACTBK1\n` | header length (u32) | header (JSON) | chunks. Each chunk is AES-256-GCM over at most 1 MiB: ciphertext | tag(16). The key comes
 * from an X25519 exchange of a key made for this file with the recipient's, through HKDF-SHA-256 with the hash of the header, so that no part of
 * the header can be changed. The nonce is the chunk's number (11 bytes) and 1 for the last one: chunks cannot be moved, left out or cut off.
 */
const MAGIC = Buffer.from('TACTBK1\n', 'latin1');
const CHUNK = 1024 * 1024;
const TAG = 16;

export interface FileHeader {
  readonly kind: 'data' | 'keys';
  /** Id of the backup: its data and its keys carry the same. */
  readonly backup: string;
  readonly recipient: string;
  readonly publicKey: string;
  readonly salt: string;
}

/** Encrypts `content` into a new file (mode 0600). Answers the bytes written. A file that is already there is refused. */
export async function writeSealed(path: string, kind: FileHeader['kind'], backup: string, recipient: Recipient, content: AsyncIterable<Buffer>): Promise<number> {
  const pair = generateKeyPairSync('x25519');
  const header: FileHeader = {
    kind, backup, recipient: recipient.id, publicKey: pair.publicKey.export({ format: 'jwk' }).x ?? '', salt: randomBytes(32).toString('base64url'),
  };
  const head = Buffer.from(JSON.stringify(header), 'utf8');
  const key = fileKey(diffieHellman({ privateKey: pair.privateKey, publicKey: recipient.key }), header, head);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const file = await open(path, 'wx', 0o600);
  try {
    let written = 0;
    const put = async (bytes: Buffer): Promise<void> => { await file.writeFile(bytes); written += bytes.length; };
    await put(Buffer.concat([MAGIC, length, head]));
    let number = 0;
    const chunk = (plain: Buffer, last: boolean): Promise<void> => put(sealChunk(key, number++, last, plain));
    let waiting: Buffer[] = [];
    let size = 0;
    for await (const part of content) {
      waiting.push(part);
      size += part.length;
      if (size <= CHUNK) continue;
      const all = Buffer.concat(waiting);
      let from = 0;
      for (; all.length - from > CHUNK; from += CHUNK) await chunk(all.subarray(from, from + CHUNK), false);
      waiting = [all.subarray(from)];
      size = all.length - from;
    }
    await chunk(Buffer.concat(waiting), true);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

/** Reads the header and, chunk by authenticated chunk, the content. Throws `BackupRefused` where the file is damaged or made for another. */
export async function* readSealed(path: string, kind: FileHeader['kind'], identity: KeyObject, told: (header: FileHeader) => void): AsyncGenerator<Buffer> {
  const file = await open(path, 'r').catch(() => { throw new BackupRefused('no_file', `There is no such file: ${path}`); });
  try {
    const { header, head } = await readHeader(file, path);
    if (header.kind !== kind) throw new BackupRefused('wrong_file', `This file holds ${header.kind}, not ${kind}: ${path}`);
    if (header.recipient !== recipientOf(identity).id) throw new BackupRefused('wrong_identity', `This backup was made for another recipient (${header.recipient}): ${path}`);
    const key = damagedUnless(path, () => fileKey(diffieHellman({ privateKey: identity, publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: header.publicKey }, format: 'jwk' }) }), header, head));
    told(header);
    let sealed = await readUpTo(file, CHUNK + TAG);
    for (let number = 0; ; number += 1) {
      const next = await readUpTo(file, CHUNK + TAG);
      const isLast = next.length === 0;
      yield damagedUnless(path, () => openChunk(key, number, isLast, sealed));
      if (isLast) return;
      sealed = next;
    }
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle, path: string): Promise<{ header: FileHeader; head: Buffer }> {
  const start = await readUpTo(file, MAGIC.length + 4);
  if (start.length < MAGIC.length + 4 || !start.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupRefused('no_backup', `This is no backup of Tact: ${path}`);
  const length = start.readUInt32BE(MAGIC.length);
  const head = length > 10_000 ? Buffer.alloc(0) : await readUpTo(file, length);
  return { head, header: damagedUnless(path, () => JSON.parse(head.toString('utf8')) as FileHeader) };
}

async function readUpTo(file: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  let got = 0;
  while (got < size) {
    const { bytesRead } = await file.read(buffer, got, size - got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return buffer.subarray(0, got);
}

function damagedUnless<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch {
    throw new BackupRefused('damaged', `This backup is damaged: ${path}`);
  }
}

function fileKey(shared: Buffer, header: FileHeader, head: Buffer): Buffer {
  const info = Buffer.concat([Buffer.from('tact backup 1|', 'utf8'), createHash('sha256').update(head).digest()]);
  return Buffer.from(hkdfSync('sha256', shared, Buffer.from(header.salt, 'base64url'), info, 32));
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(number), 3);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function sealChunk(key: Buffer, number: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, number: number, last: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG) throw new Error('short');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
}
