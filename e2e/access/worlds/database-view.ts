import type { Actor } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';

/** Each table of case content as one row set of texts that say what was seen; sealed tables need an access record. */
const CLEAR = `
  select 'case_file ' || id as seen from tact.case_file
  union all select 'case_key ' || case_id from tact.case_key
  union all select 'case_task ' || case_id from tact.case_task
  union all select 'case_assignment ' || case_id from tact.case_assignment
  union all select 'stage_move ' || case_id from tact.stage_move
  union all select 'subject_link ' || case_id from tact.subject_link
  union all select distinct 'change_log ' || case_id from tact.change_log
  union all select 'referral ' || id from tact.referral
  union all select 'hand_over ' || id from tact.hand_over
  union all select 'approval ' || subject_id from tact.approval where state = 'withdrawn'`;
const SEALED = `
  select 'case_name ' || case_id as seen from tact.case_name
  union all select 'case_record ' || case_id || ' ' || section || ' ' || kind from tact.case_record
  union all select 'case_text ' || case_id || ' ' || section from tact.case_text
  union all select 'approval_entry ' || a.subject_id from tact.approval_entry e join tact.approval a on a.id = e.approval_id
  union all select 'hand_over_entry ' || hand_over_id || ' ' || kind from tact.hand_over_entry
  union all select 'referral_entry ' || e.referral_id || ' ' || e.kind || case when e.kind = 'header' and e.at < r.proposed_at then ' old' else '' end
    from tact.referral_entry e join tact.referral r on r.id = e.referral_id`;

export interface DatabaseView {
  readonly clear: readonly string[];
  readonly sealed: readonly string[];
  readonly sealedWithoutRecord: readonly string[];
}

/**
 * What row-level security shows the actor, asked as the app role: the clear tables, and the sealed ones with and without an access record.
 * The record names every case, as if made while the actor still saw it: a record opens nothing that a grant does not.
 */
export async function databaseView(db: TestDatabase, actor: Actor, caseIds: readonly string[]): Promise<DatabaseView> {
  const ask = async (sql: string): Promise<string[]> => (await db.uow.query<{ seen: string }>(sql)).map(({ seen }) => seen).sort();
  const plain = await db.uow.run(actor, async () => ({ clear: await ask(CLEAR), sealedWithoutRecord: await ask(SEALED) }));
  if (caseIds.length === 0) return { ...plain, sealed: [] };
  return { ...plain, sealed: await db.uow.underAccess(actor, await recordOf(db, actor, caseIds), () => ask(SEALED)) };
}

/** An access record of the actor that names those cases, whether it may see them or not. */
export async function recordOf(db: TestDatabase, actor: Actor, caseIds: readonly string[]): Promise<string> {
  const id = uuidv7();
  await db.admin.query(`insert into tact_audit.access_record (id, actor, session, kind, case_ids) values ($1, $2, $3, 'opened', $4)`, [id, actor.userId, actor.sessionId, caseIds]);
  return id;
}
