import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SealKeys } from '@tact/server/crypto';
import type { SealBody } from './merkle';
import { isSealSigned, signSeal } from './sign';

/** A seal as it stands outside the database. `streams` names [stream, first, last] of small batches, so that a cut row can be named. */
export interface SealAnchor extends SealBody {
  readonly kind: 'seal';
  readonly hash: string;
  readonly streams: readonly (readonly [string, number, number])[] | null;
}

/** A restore: the seals above `no` count no more, the next one follows `no`. */
export interface RestoreAnchor {
  readonly kind: 'restore';
  readonly at: string;
  readonly no: number;
  readonly epoch: string;
  readonly backup: string;
}

/** An erased case: `restore` destroys its key again. `proof` is the hash of the ledger entry, which the audit trail holds too. */
export interface ErasureAnchor {
  readonly kind: 'erasure';
  readonly at: string;
  readonly erasureId: string;
  readonly caseId: string;
  readonly proof: string;
}

export type Anchor = SealAnchor | RestoreAnchor | ErasureAnchor;

/** One line of the file: what it says, the hash of the line before, who signed. */
export interface AnchorLine {
  readonly anchor: Anchor;
  readonly prev: string;
  readonly key: string;
  readonly signature: string;
}

/** A line as read. `fault` says why it counts for nothing. */
export interface ReadAnchor {
  readonly line: number;
  readonly text: string;
  readonly anchor: Anchor | null;
  readonly fault: 'unreadable' | 'forged' | 'out of place' | null;
}

const FILE = 'anchors.jsonl';
const FIRST = '';
const TAIL_BYTES = 256 * 1024;

/**
 * The append-only file outside the database: one signed line a seal, restore or erasure, each with the hash of the line before. Copy it
 * off the machine: who may write this file, the key file and the database can rewrite all three.
 */
export class AnchorFile {
  readonly file: string;

  constructor(private readonly folder: string) {
    this.file = join(folder, FILE);
  }

  /** Bytes; 0 where there is none yet. */
  size(): number {
    return existsSync(this.file) ? statSync(this.file).size : 0;
  }

  /** Signs and appends, and waits until the line is on the disk. */
  append(anchors: readonly Anchor[], keys: SealKeys): void {
    if (anchors.length === 0) return;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const handle = openSync(this.file, 'a+', 0o600);
    try {
      const { last, torn } = tail(handle);
      let prev = last;
      let text = torn ? '\n' : '';
      for (const anchor of anchors) {
        const line: AnchorLine = { anchor, prev, key: keys.current, signature: signSeal(keys, signed(anchor, prev)) };
        const said = JSON.stringify(line);
        text += `${said}\n`;
        prev = lineHash(said);
      }
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** Every line in order, judged. A line torn by a crash is `unreadable`; the chain goes on over it. */
  async *read(keys: SealKeys): AsyncGenerator<ReadAnchor> {
    if (!existsSync(this.file)) return;
    let prev = FIRST;
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(this.file, 'utf8'), crlfDelay: Infinity })) {
      line += 1;
      if (text === '') continue;
      const said = parsed(text);
      if (!said) { yield { line, text, anchor: null, fault: 'unreadable' }; continue; }
      const isSigned = isSealSigned(keys, said.key, signed(said.anchor, said.prev), said.signature);
      const fault = !isSigned ? 'forged' as const : said.prev !== prev ? 'out of place' as const : null;
      prev = lineHash(text);
      yield { line, text, anchor: said.anchor, fault };
    }
  }
}

function signed(anchor: Anchor, prev: string): Buffer {
  return Buffer.from(JSON.stringify(['tact anchor 1', prev, anchor]), 'utf8');
}

function lineHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function parsed(text: string): AnchorLine | null {
  try {
    const line = JSON.parse(text) as Partial<AnchorLine>;
    return typeof line.prev === 'string' && typeof line.key === 'string' && typeof line.signature === 'string' && line.anchor ? (line as AnchorLine) : null;
  } catch {
    return null;
  }
}

/** Hash of the last whole line, and whether a crash left a piece of one after it. */
function tail(handle: number): { last: string; torn: boolean } {
  const { size } = fstatSync(handle);
  for (let want = Math.min(size, TAIL_BYTES); ; want = Math.min(size, want * 4)) {
    const bytes = Buffer.alloc(want);
    readSync(handle, bytes, 0, want, size - want);
    const lines = bytes.toString('utf8').split('\n');
    const torn = (lines.pop() ?? '') !== '';
    const whole = want === size ? lines : lines.slice(1);
    const last = whole.findLast((text) => parsed(text) !== null);
    if (last !== undefined) return { last: lineHash(last), torn };
    if (want === size) return { last: FIRST, torn };
  }
}
