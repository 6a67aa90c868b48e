import type { SealKeys } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';
import type { AnchorFile } from './seals/anchors';
import { verifySeals } from './seals/verify-seals';

/**
 * The first wrong event of a stream: `removed`, `reordered`, `changed`, `value changed` or `cut off`; or what a seal or anchor shows
 * (streams `seals`, `anchors`, and `reads` for the read log, where `seq` is the seal's number or the file's line).
 */
export interface AuditProblem {
  readonly stream: string;
  readonly seq: number;
  readonly problem: string;
}

/** What a check of the whole audit trail found. */
export interface AuditVerdict {
  readonly streams: number;
  readonly events: number;
  /** Events whose values an erasure deleted; their digest still stands in the chain. */
  readonly erasedValues: number;
  readonly accessRecords: number;
  readonly seals: number;
  /** Seals that the file outside the database holds. */
  readonly anchored: number;
  /** Restores that the anchors tell of: [instant, the seal gone back to]. */
  readonly restores: readonly (readonly [string, number])[];
  /** Events and access records that no seal covers yet. */
  readonly unsealed: number;
  readonly problems: readonly AuditProblem[];
}

const COUNTS = `select (select count(*)::int from tact_audit.stream_head) as streams, (select count(*)::int from tact_audit.audit_event) as events,
  (select count(*)::int from tact_audit.audit_event e where not exists (select 1 from tact_audit.audit_value v where v.event_id = e.id)
    and e.table_name <> 'case_key') as erased,
  (select count(*)::int from tact_audit.access_record) as access_records,
  (select count(*)::int from tact_audit.audit_event e left join tact_audit.sealed_head s on s.stream = e.stream where e.seq > coalesce(s.seq, 0))
    + (select count(*)::int from tact_audit.access_record a where not exists (select 1 from tact_audit.sealed_access s where s.access_id = a.id)) as unsealed`;

interface Counts { readonly streams: number; readonly events: number; readonly erased: number; readonly access_records: number; readonly unsealed: number }

/**
 * Checks every stream's chain over the owner's connection (links, hashes, digests of the values, nothing cut off), then every seal against
 * the rows it covers, its signature and its anchor. `outside` null checks the chains alone, for a database whose keys are elsewhere.
 */
export async function verifyAudit(admin: DataSource, outside: { readonly keys: SealKeys; readonly anchors: AnchorFile } | null): Promise<AuditVerdict> {
  return admin.transaction('REPEATABLE READ', async (manager) => {
    const [counts] = (await manager.query(COUNTS)) as Counts[];
    const chains = (await manager.query('select stream, seq::int, problem from tact_audit.verify()')) as AuditProblem[];
    if (!counts) throw new Error('no counts');
    const sealed = outside ? await verifySeals(manager, outside.keys, outside.anchors) : { seals: 0, anchored: 0, restores: [], problems: [] };
    const named = new Set(chains.map(({ stream }) => stream));
    return {
      streams: counts.streams, events: counts.events, erasedValues: counts.erased, accessRecords: counts.access_records, unsealed: counts.unsealed,
      seals: sealed.seals, anchored: sealed.anchored, restores: sealed.restores,
      problems: [...chains, ...sealed.problems.filter(({ stream }) => !named.has(stream))],
    };
  });
}
