import type { DataSource } from 'typeorm';

/** The first wrong event of a stream: `removed`, `reordered`, `changed`, `value changed` or `cut off`. */
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
  /** Events that no signed seal outside the database covers yet: all of them until sealing exists (docs/not-yet.md). */
  readonly unsealed: number;
  readonly problems: readonly AuditProblem[];
}

const COUNTS = `select (select count(*)::int from tact_audit.stream_head) as streams, (select count(*)::int from tact_audit.audit_event) as events,
  (select count(*)::int from tact_audit.audit_event e where not exists (select 1 from tact_audit.audit_value v where v.event_id = e.id)) as erased,
  (select count(*)::int from tact_audit.access_record) as access_records`;

/**
 * Checks every stream's chain over the owner's connection: links, hashes, digests of the values, and that nothing is cut off.
 * An owner who rewrites a whole stream is not found by this alone; seals outside the database are for that.
 */
export async function verifyAudit(admin: DataSource): Promise<AuditVerdict> {
  return admin.transaction('REPEATABLE READ', async (manager) => {
    const [counts] = (await manager.query(COUNTS)) as { streams: number; events: number; erased: number; access_records: number }[];
    const problems = (await manager.query('select stream, seq::int, problem from tact_audit.verify()')) as AuditProblem[];
    if (!counts) throw new Error('no counts');
    return { streams: counts.streams, events: counts.events, erasedValues: counts.erased, accessRecords: counts.access_records, unsealed: counts.events, problems };
  });
}
