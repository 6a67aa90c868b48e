import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Root over the leaves in their order; leaves and inner nodes are hashed apart (RFC 6962), an odd node goes up as it is. */
export function merkleRoot(values: readonly Buffer[]): Buffer {
  let level = values.map((value) => sha256(LEAF, value));
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at]!, level[at + 1]];
      next.push(right ? sha256(NODE, left, right) : left);
    }
    level = next;
  }
  return level[0] ?? sha256();
}

/** The reads of one batch as a chain that begins with the seal before: each link holds all before it. */
export function accessChain(prev: Buffer, hashes: readonly Buffer[]): Buffer[] {
  let link = prev;
  return hashes.map((hash) => { link = sha256(link, hash); return link; });
}

/** What of a seal is signed. */
export interface SealBody {
  readonly no: number;
  /** Instant, UTC. */
  readonly at: string;
  /** Hash of the seal before, hex; empty for the first. */
  readonly prev: string;
  readonly root: string;
  readonly events: number;
  readonly accesses: number;
}

export function sealHash({ no, at, prev, root, events, accesses }: SealBody): Buffer {
  return sha256(JSON.stringify(['tact seal 1', no, at, prev, root, events, accesses]));
}
