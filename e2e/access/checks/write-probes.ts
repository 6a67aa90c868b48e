import type { CaseName, FixedWorld, PersonName, ReferralName } from '../worlds/fixed';

/** One attempt by SQL as the app role: who, what, and how many rows it reaches or the SQLSTATE that refuses it. */
export interface WriteProbe {
  readonly name: string;
  readonly as: PersonName;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly expected: number | string;
}

export const DENIED = '42501';
const NEW = 'uuidv7()';

/** Inserts that somebody who works on the case may make, and nobody else; `$1` case, `$2` the actor, `$3` its organisation. */
export const CASE_INSERTS: Readonly<Record<string, string>> = {
  case_key: `insert into tact.case_key select $1, 99, '\\x00' where $2::uuid <> $3::uuid`,
  case_name: `insert into tact.case_name (id, case_id, kind, sealed, tokens, part_count) select ${NEW}, $1, 'alias', '\\x00', '{1}', 1 where $2::uuid <> $3::uuid`,
  case_record: `insert into tact.case_record (id, case_id, section, kind, organisation_id, created_by, updated_by) select ${NEW}, $1, 'notes', 'note', $3, $2, $2`,
  case_text: `insert into tact.case_text (case_id, field, section, sealed, updated_by) select $1, 'locality', 'work', '\\x00', $2 where $2::uuid <> $3::uuid`,
  case_task: `insert into tact.case_task (id, case_id, kind, due_at, organisation_id, created_by, updated_by) select ${NEW}, $1, 'visit', now(), $3, $2, $2`,
  case_assignment: `insert into tact.case_assignment (id, case_id, command_id, reason_code, at, by) select ${NEW}, $1, ${NEW}, 'caseload', now(), $2 where $2::uuid <> $3::uuid`,
  stage_move: `insert into tact.stage_move (id, case_id, to_stage, to_status, at, by) select ${NEW}, $1, 'x', 'open', now(), $2 where $2::uuid <> $3::uuid`,
  subject_link: `insert into tact.subject_link (id, subject_id, case_id, role, by) select ${NEW}, ${NEW}, $1, 'same', $2 where $2::uuid <> $3::uuid`,
  referral: `insert into tact.referral (id, case_id, case_code, code, from_organisation_id, from_user_id, to_organisation_id, state, urgency, kind, sections, services,
    expires_at, created_by, updated_by) select ${NEW}, $1, 'x', 'x', $3, $2, $3, 'draft', 'x', 'x', '{}', '{}', now(), $2, $2`,
  approval: `insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id)
    select ${NEW}, $1, 'move', ${NEW}, 1, 'waiting', $2, now(), $3`,
};

/** An entry of `kind` on a referral, by `by` for `organisation`. */
function entry(world: FixedWorld, as: PersonName, referral: ReferralName, kind: string, expected: number | string, more: { by?: PersonName; organisation?: 'ngo' | 'police'; section?: string } = {}): WriteProbe {
  const organisation = more.organisation ?? (as === 'officer' || as === 'officerTwo' ? 'police' : 'ngo');
  return {
    name: `${as} writes ${kind} on ${referral}${more.by ? ` as ${more.by}` : ''}${more.section ? ` for ${more.section}` : ''}${more.organisation ? ` for ${more.organisation}` : ''}`, as, expected,
    sql: `insert into tact.referral_entry (id, referral_id, case_id, kind, section, sealed, by, organisation_id, at) values (${NEW}, $1, $2, $3, $4, '\\x00', $5, $6, now())`,
    values: [world.referral(referral), world.theCase(referral), kind, more.section ?? null, world.person(more.by ?? as), world.organisation(organisation)],
  };
}

export function entryProbes(world: FixedWorld): WriteProbe[] {
  const probes = (kinds: readonly string[], as: PersonName, referral: ReferralName, expected: number | string) => kinds.map((kind) => entry(world, as, referral, kind, expected));
  return [
    ...probes(['header', 'question', 'answer', 'return_comment', 'snapshot'], 'colleague', 'accepted', 1),
    ...probes(['feedback', 'acknowledgement', 'completion', 'decline_note'], 'colleague', 'accepted', DENIED),
    ...probes(['question', 'answer', 'decline_note', 'feedback', 'completion'], 'officer', 'accepted', 1),
    ...probes(['header', 'return_comment', 'snapshot'], 'officer', 'accepted', DENIED),
    ...probes(['question', 'decline_note'], 'officer', 'sent', 1),
    ...probes(['feedback', 'completion'], 'officer', 'sent', DENIED),
    entry(world, 'officer', 'inService', 'acknowledgement', 1, { section: 'identity' }),
    entry(world, 'officer', 'inService', 'acknowledgement', DENIED, { section: 'health' }),
    ...(['proposed', 'declined', 'completed', 'revoked', 'expired', 'overdue', 'overdueSent', 'blocksPolice', 'blocksOfficer'] as const)
      .map((referral) => entry(world, 'officer', referral, 'question', DENIED)),
    entry(world, 'officerTwo', 'toOfficer', 'question', DENIED), entry(world, 'officer', 'toOfficer', 'question', 1), entry(world, 'teacher', 'accepted', 'question', DENIED),
    entry(world, 'worker', 'accepted', 'question', DENIED), entry(world, 'colleague', 'accepted', 'question', DENIED, { by: 'head' }),
    entry(world, 'officer', 'accepted', 'question', DENIED, { organisation: 'ngo' }),
  ];
}

/** Somebody else's name under a row, somebody else's organisation, and tables nobody writes by hand. */
export function forgeries(world: FixedWorld): WriteProbe[] {
  const [own, me, other, ngo, ngo2] = [world.theCase('own'), world.person('worker'), world.person('head'), world.organisation('ngo'), world.organisation('ngo2')];
  const forge = (name: string, sql: string, values: readonly unknown[] = [], as: PersonName = 'worker'): WriteProbe => ({ name, as, sql, values, expected: DENIED });
  const newCase = `insert into tact.case_file (id, code, programme_id, organisation_id, subject_id, stage, status, registered_at, stage_since, created_by, updated_by)
    select ${NEW}, 'x', programme_id, $1, ${NEW}, 'intake', 'open', now(), now(), $2, $2 from tact.case_file limit 1`;
  return [
    ...['case_record', 'case_assignment', 'stage_move', 'subject_link', 'referral', 'approval'].map((table) => forge(`${table} in another's name`, CASE_INSERTS[table]!, [own, other, ngo])),
    forge('a referral from another organisation', CASE_INSERTS['referral']!, [own, me, ngo2]),
    forge('a case for another organisation', newCase, [ngo2, me]), forge('a case in another name', newCase, [ngo, other]),
    { ...forge('a record in a section that is only read', CASE_INSERTS['case_record']!.replace(`'notes'`, `'identity'`), [world.theCase('accepted'), world.person('officer'), world.organisation('police')], 'officer') },
    forge('a referral moved to another case', 'update tact.referral set case_id = $1', [world.theCase('foreign')], 'colleague'),
    { name: 'a case of one\'s own', as: 'worker', sql: newCase, values: [ngo, me], expected: 1 },
    forge('a case moved to another organisation', 'update tact.case_file set organisation_id = $1', [ngo2]),
    forge('a grant', `insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
      values (${NEW}, $1, 'user', $2, '{summary}', 'read', 'owner', $2, now())`, [world.theCase('foreign'), me]),
    forge('a longer grant', 'update tact.case_grant set valid_to = null'), forge('no grant', 'delete from tact.case_grant'), forge('no block', 'delete from tact.case_block'),
    forge('a block', `insert into tact.case_block (id, case_id, blocked_kind, blocked_id) values (${NEW}, $1, 'user', $2)`, [own, other]),
    forge('a change nobody made', `insert into tact.change_log (case_id, entity, row_id) values ($1, 'case_file', 'x')`, [own]),
    forge('no change', 'delete from tact.change_log'),
    forge('a receipt of another', `insert into tact.operation_receipt (op_id, actor_id, outcome, body_hmac) values (${NEW}, $1, 'applied', '\\x00')`, [other]),
    forge('a key of another', `insert into tact.idempotency (actor_id, route, key, body_hmac, status) values ($1, 'x', 'x', '\\x00', 200)`, [other]),
    ...['audit_event', 'audit_value', 'access_record', 'stream_head'].flatMap((table) => [
      forge(`deletes tact_audit.${table}`, `delete from tact_audit.${table}`), forge(`inserts into tact_audit.${table}`, `insert into tact_audit.${table} default values`)]),
    forge('cuts a table', 'truncate tact.case_file cascade'), forge('reads the actor key', 'select value from tact_private.secret'),
    forge('reads a credential', 'select password_hash from tact.credential'), forge('becomes the owner', 'set role tact_owner'),
    forge('switches row security off', 'alter table tact.case_file disable row level security'),
  ];
}

/** Steps of a referral that somebody may not take whatever SQL it sends, with the one who may beside it. */
export function referralSteps(world: FixedWorld): WriteProbe[] {
  const step = (name: string, as: PersonName, referral: ReferralName, set: string, expected: number | string): WriteProbe =>
    ({ name: `${as}: ${name} (${referral})`, as, sql: `update tact.referral set ${set} where id = $1`, values: [world.referral(referral)], expected });
  const decide = (name: PersonName): string => `state = 'sent', access = 'header', sent_at = now(), decided_by = '${world.person(name)}'`;
  const accept = `state = 'accepted', access = 'scope'`;
  return [
    step('approves', 'head', 'proposed', decide('head'), 1), step('approves its own', 'colleague', 'proposed', decide('colleague'), DENIED),
    step('approves in the head\'s name', 'colleague', 'proposed', decide('head'), DENIED), step('approves elsewhere', 'otherHead', 'proposed', decide('otherHead'), 0),
    step('accepts', 'officer', 'sent', accept, 1), step('accepts for the receiver', 'colleague', 'sent', accept, DENIED),
    step('accepts too late', 'officer', 'overdueSent', accept, 0), step('accepts what was declined', 'officer', 'declined', accept, 0),
    step('accepts another\'s', 'officerTwo', 'toOfficer', `state = 'in_service'`, 0), step('starts', 'officer', 'accepted', `state = 'in_service'`, 1),
    step('widens', 'officer', 'accepted', `sections = '{health}'`, DENIED), step('widens after sending', 'colleague', 'accepted', `sections = '{health}'`, DENIED),
    step('prolongs', 'officer', 'accepted', `expires_at = now() + interval '1 year'`, DENIED), step('revokes', 'colleague', 'accepted', `state = 'revoked', access = 'none'`, 1),
    step('revokes for the sender', 'officer', 'accepted', `state = 'revoked', access = 'none'`, DENIED), step('opens a draft', 'colleague', 'draft', `access = 'scope'`, '23514'),
  ];
}

export const SWEEPERS: readonly PersonName[] = ['worker', 'head', 'colleague', 'officer', 'teacher', 'stranger', 'leaver', 'mover', 'dpo', 'admin'];
export const INSERT_CASES: readonly CaseName[] = ['own', 'accepted', 'foreign', 'blocksWorker', 'blocksNgo'];
export const INSERTERS: readonly PersonName[] = ['worker', 'colleague', 'head', 'officer', 'stranger'];
