import type { SealKeys } from '@tact/server/crypto';
import type { UnitOfWork } from '@tact/server/persistence';
import type { AnchorFile, SealAnchor } from './anchors';
import { accessChain, merkleRoot, type SealBody, sealHash } from './merkle';
import { signSeal } from './sign';

/** Rows that one seal covers at most; what is over goes to the next, at once. */
const MOST = 10_000;
/** A transaction may commit rows that are this much older than its commit. */
const MARGIN_MS = 15 * 60_000;
/** Streams that an anchor names; a larger batch names none. */
const NAMED_STREAMS = 1_000;
const LOCK = `select pg_advisory_xact_lock(hashtext('tact seal'))`;

interface EventLeaf { readonly stream: string; readonly seq: string; readonly hash: Buffer }
interface AccessLeaf { readonly id: string; readonly hash: Buffer }
interface LastSeal { readonly no: string; readonly at: Date; readonly hash: Buffer }
interface SealRow extends LastSeal {
  readonly prev: Buffer; readonly root: Buffer; readonly events: number; readonly accesses: number;
  readonly streams: readonly (readonly [string, number, number])[] | null;
}

/** Seals what is new of the audit trail and the read log, and anchors the seals outside the database. */
export class Sealer {
  /** The newest seal in the file, while the file is as long as it was left. */
  private anchored = { no: 0, size: -1 };

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: SealKeys,
    private readonly anchors: AnchorFile,
  ) {}

  /** Rows younger than the newest seal, counted up to `most`; the job seals early when there are many. */
  waiting(most: number): Promise<number> {
    return this.uow.system(async () => {
      const [last] = await this.uow.query<LastSeal>('select * from tact_audit.last_seal()');
      const [row] = await this.uow.query<{ waiting: number }>('select tact_audit.unsealed_count($1, $2) as waiting', [last?.at ?? new Date(0), most]);
      return row?.waiting ?? 0;
    });
  }

  /** Seals until nothing is left, then anchors. `whole`: looks through everything, not only what is young. Answers the seals made. */
  async run(whole = false): Promise<number> {
    let made = 0;
    while (await this.sealOnce(whole)) made += 1;
    await this.anchor();
    return made;
  }

  private sealOnce(whole: boolean): Promise<boolean> {
    return this.uow.system(async () => {
      await this.uow.query(LOCK);
      const [last] = await this.uow.query<LastSeal>('select * from tact_audit.last_seal()');
      const since = whole || !last ? null : new Date(last.at.getTime() - MARGIN_MS);
      const events = await this.uow.query<EventLeaf>('select * from tact_audit.unsealed_events($1, $2)', [since, MOST]);
      const reads = await this.uow.query<AccessLeaf>('select * from tact_audit.unsealed_accesses($1, $2)', [since, MOST]);
      if (events.length === 0 && reads.length === 0) return false;
      const prev = last?.hash ?? Buffer.alloc(0);
      const chain = accessChain(prev, reads.map(({ hash }) => hash));
      const root = merkleRoot([...events.map(({ hash }) => hash), ...chain]);
      const body: SealBody = {
        no: Number(last?.no ?? 0) + 1, at: new Date().toISOString(), prev: prev.toString('hex'), root: root.toString('hex'), events: events.length, accesses: reads.length,
      };
      const hash = sealHash(body);
      await this.uow.query('select tact_audit.add_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [body.no, body.at, prev, root, hash, this.keys.current,
        Buffer.from(signSeal(this.keys, hash), 'hex'), JSON.stringify(ranges(events)), JSON.stringify(reads.map(({ id }, at) => [id, at + 1, chain[at]!.toString('hex')])), events.length]);
      return true;
    });
  }

  /** Appends the seals that the file lacks. Under the sealing lock, so that two servers with one file keep its order. */
  private async anchor(): Promise<void> {
    for (let more = true; more;) {
      more = await this.uow.system(async () => {
        await this.uow.query(LOCK);
        if (this.anchors.size() !== this.anchored.size) this.anchored = { no: await lastSealIn(this.anchors, this.keys), size: this.anchors.size() };
        const rows = await this.uow.query<SealRow>('select * from tact_audit.seals_after($1, 100)', [this.anchored.no]);
        this.anchors.append(rows.map(anchorOf), this.keys);
        this.anchored = { no: Number(rows.at(-1)?.no ?? this.anchored.no), size: this.anchors.size() };
        return rows.length === 100;
      });
    }
  }
}

/** The number of the newest seal that counts in the file; a restore takes it back. */
export async function lastSealIn(anchors: AnchorFile, keys: SealKeys): Promise<number> {
  let newest = 0;
  for await (const { anchor, fault } of anchors.read(keys)) {
    if (fault === null && anchor && anchor.kind !== 'erasure') newest = anchor.no;
  }
  return newest;
}

function anchorOf({ no, at, prev, root, events, accesses, hash, streams }: SealRow): SealAnchor {
  const named = (streams?.length ?? 0) <= NAMED_STREAMS ? streams ?? [] : null;
  return {
    kind: 'seal', no: Number(no), at: at.toISOString(), prev: prev.toString('hex'), root: root.toString('hex'), events, accesses, hash: hash.toString('hex'), streams: named,
  };
}

function ranges(events: readonly EventLeaf[]): (readonly [string, number, number])[] {
  const found = new Map<string, [string, number, number]>();
  for (const { stream, seq } of events) {
    const range = found.get(stream);
    if (range) range[2] = Number(seq);
    else found.set(stream, [stream, Number(seq), Number(seq)]);
  }
  return [...found.values()];
}
