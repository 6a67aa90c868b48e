import type { SealKeys } from '@tact/server/crypto';
import type { EntityManager } from 'typeorm';
import type { AnchorFile, SealAnchor } from './anchors';
import { accessChain, merkleRoot, sealHash } from './merkle';
import { isSealSigned } from './sign';

/** What is wrong with seals, anchors and what they cover. `stream` is a stream of the trail, `reads`, `seals` or `anchors`. */
export interface SealProblem {
  readonly stream: string;
  readonly seq: number;
  readonly problem: string;
}

export interface SealVerdict {
  readonly seals: number;
  readonly anchored: number;
  /** Restores that the anchors tell of: [instant, seal they went back to]. */
  readonly restores: readonly (readonly [string, number])[];
  readonly problems: readonly SealProblem[];
}

interface SealRow {
  readonly no: number; readonly at: Date; readonly prev: Buffer; readonly root: Buffer; readonly events: number; readonly accesses: number;
  readonly hash: Buffer; readonly key_id: string; readonly signature: Buffer;
}
interface ReadRow { readonly access_id: string; readonly place: number; readonly chain: Buffer; readonly hash: Buffer | null }

const EVENTS = `select t.stream, t.from_seq::int as first, t.to_seq::int as last, e.seq::int as seq, e.hash from tact_audit.seal_stream t
  left join tact_audit.audit_event e on e.stream = t.stream and e.seq between t.from_seq and t.to_seq where t.seal_no = $1 order by t.stream collate "C", e.seq`;
const READS = `select s.access_id, s.place, s.chain, case when a.id is not null then tact_audit.access_hash(a) end as hash from tact_audit.sealed_access s
  left join tact_audit.access_record a on a.id = s.access_id where s.seal_no = $1 order by s.place`;

/** Recomputes every seal from the rows it covers and compares it with its signature and its anchor; names the first wrong row of each seal. */
export async function verifySeals(manager: EntityManager, keys: SealKeys, anchors: AnchorFile): Promise<SealVerdict> {
  const { anchored, restores, problems } = await readAnchors(anchors, keys);
  const newest = Math.max(0, ...anchored.keys());
  let prev = Buffer.alloc(0);
  let expected = 1;
  let seals = 0;
  for (let page = await sealPage(manager, 0); page.length > 0; page = await sealPage(manager, expected - 1)) {
    for (const seal of page) {
      for (; expected < seal.no; expected += 1) problems.push(...missing(expected, anchored.get(expected)));
      seals += 1;
      problems.push(...(await sealProblems(manager, seal, prev, keys, anchored.get(seal.no), newest)));
      prev = Buffer.from(seal.hash);
      expected = seal.no + 1;
    }
  }
  for (; expected <= newest; expected += 1) problems.push(...missing(expected, anchored.get(expected)));
  return { seals, anchored: anchored.size, restores, problems };
}

async function readAnchors(anchors: AnchorFile, keys: SealKeys): Promise<{ anchored: Map<number, SealAnchor>; restores: (readonly [string, number])[]; problems: SealProblem[] }> {
  const anchored = new Map<number, SealAnchor>();
  const restores: (readonly [string, number])[] = [];
  const problems: SealProblem[] = [];
  let brokenAt = 0;
  for await (const { line, anchor, fault } of anchors.read(keys)) {
    if (fault && fault !== 'unreadable' && brokenAt === 0) { brokenAt = line; problems.push({ stream: 'anchors', seq: line, problem: fault === 'forged' ? 'forged' : 'removed' }); }
    if (fault !== null || !anchor) continue;
    if (anchor.kind === 'seal') anchored.set(anchor.no, anchor);
    if (anchor.kind === 'restore') {
      restores.push([anchor.at, anchor.no]);
      for (const no of anchored.keys()) if (no > anchor.no) anchored.delete(no);
    }
  }
  return { anchored, restores, problems };
}

/** A seal that only its anchor tells of: the rows it covered are named where the anchor names them. */
function missing(no: number, anchor: SealAnchor | undefined): SealProblem[] {
  const [first] = anchor?.streams ?? [];
  return [{ stream: 'seals', seq: no, problem: 'removed' }, ...(first ? [{ stream: first[0], seq: first[1], problem: `of the removed seal ${no}` }] : [])];
}

async function sealPage(manager: EntityManager, after: number): Promise<SealRow[]> {
  return (await manager.query(`select no::int as no, at, prev, root, events, accesses, hash, key_id, signature from tact_audit.seal where no > $1 order by no limit 200`, [after])) as SealRow[];
}

async function sealProblems(manager: EntityManager, seal: SealRow, prev: Buffer, keys: SealKeys, anchor: SealAnchor | undefined, newest: number): Promise<SealProblem[]> {
  const body = { no: seal.no, at: seal.at.toISOString(), prev: seal.prev.toString('hex'), root: seal.root.toString('hex'), events: seal.events, accesses: seal.accesses };
  const bad = (problem: string): SealProblem[] => [{ stream: 'seals', seq: seal.no, problem }];
  if (!sealHash(body).equals(seal.hash)) return bad('changed');
  if (!isSealSigned(keys, seal.key_id, seal.hash, seal.signature.toString('hex'))) return bad('forged');
  if (!seal.prev.equals(prev)) return bad('reordered');
  if (anchor ? anchor.hash !== seal.hash.toString('hex') : seal.no <= newest) return bad(anchor ? 'not as anchored' : 'not anchored');
  return rowProblems(manager, seal);
}

/** The rows under one seal: the first that is missing or another than was sealed. */
async function rowProblems(manager: EntityManager, seal: SealRow): Promise<SealProblem[]> {
  const events = (await manager.query(EVENTS, [seal.no])) as { stream: string; first: number; last: number; seq: number | null; hash: Buffer | null }[];
  const problems: SealProblem[] = [];
  const next = new Map<string, number>();
  for (const { stream, first, seq, last } of events) {
    const due = next.get(stream) ?? first;
    if (seq !== due && !problems.some((one) => one.stream === stream)) problems.push({ stream, seq: due, problem: 'removed under its seal' });
    next.set(stream, (seq ?? last) + 1);
  }
  for (const [stream, due] of next) {
    const range = events.find((one) => one.stream === stream);
    if (range && due <= range.last && !problems.some((one) => one.stream === stream)) problems.push({ stream, seq: due, problem: 'cut off under its seal' });
  }
  const reads = (await manager.query(READS, [seal.no])) as ReadRow[];
  const chain = accessChain(Buffer.from(seal.prev), reads.map(({ hash }) => hash ?? Buffer.alloc(0)));
  const wrong = reads.findIndex(({ place, chain: stored, hash }, at) => hash === null || place !== at + 1 || !stored.equals(chain[at]!));
  const read = reads[wrong];
  if (read) problems.push({ stream: 'reads', seq: seal.no, problem: read.hash === null ? `record ${read.access_id} removed` : read.place === wrong + 1 ? `record ${read.access_id} changed` : `record at place ${wrong + 1} removed` });
  else if (reads.length !== seal.accesses) problems.push({ stream: 'reads', seq: seal.no, problem: `record at place ${reads.length + 1} removed` });
  if (problems.length > 0) return problems;
  const root = merkleRoot([...events.map(({ hash }) => hash ?? Buffer.alloc(0)), ...chain]);
  if (root.equals(seal.root) && events.length === seal.events) return [];
  return [{ stream: events[0]?.stream ?? 'seals', seq: events[0]?.first ?? seal.no, problem: `rewritten: seal ${seal.no} was made over other rows` }];
}
