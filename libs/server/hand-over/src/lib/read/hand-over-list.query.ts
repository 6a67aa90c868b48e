const PEOPLE = `array[h.proposed_by, h.decided_by, h.accepted_by, h.new_owner_id, h.new_supervisor_id] || array(select (d.value ->> 'by')::uuid from jsonb_each(h.stage_dates) d)`;

/** The path `h` with the names a head shows. */
export const HEAD_COLUMNS = `h.*, fo.name as from_organisation_name, too.name as to_organisation_name, tact.has_account(h.to_organisation_id) as has_account,
  coalesce((select jsonb_object_agg(u.id, u.display_name) from tact.app_user u where u.id = any(${PEOPLE})), '{}') as names`;
const TABLES = `tact.hand_over h join tact.organisation fo on fo.id = h.from_organisation_id join tact.organisation too on too.id = h.to_organisation_id`;

/** $1 grantee ids, $2 the ids under which a case may block the actor. */
const LIVE = `g.grantee_id = any($1::uuid[]) and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now()))`;
const WORKS = `exists (select from tact.case_grant g where g.case_id = h.case_id and g.access = 'write' and ${LIVE})`;
const INFORMED = `exists (select from tact.case_grant g where g.source_kind = 'handover' and g.source_id = h.id and g.own_of is not null and ${LIVE})`;
const RECEIVED = 'h.opened_at is not null and h.to_organisation_id = any($1::uuid[])';
const NOT_BLOCKED = 'not exists (select from tact.case_block b where b.case_id = h.case_id and b.blocked_id = any($2::uuid[]))';

/** Its own predicate beside the policies, so that lists hold with row-level security off (DESIGN.md section 4, rule 2). */
const BOXES = {
  outgoing: `(${WORKS} or ${INFORMED}) and h.from_organisation_id = any($3::uuid[]) and h.state <> 'ended'`,
  incoming: `((${RECEIVED}) or ${WORKS} and h.to_organisation_id = any($3::uuid[])) and h.state <> 'ended' and h.opened_at is not null`,
  ended: `(${WORKS} or ${INFORMED} or (${RECEIVED})) and h.state = 'ended' and ($3::uuid[] is not null)`,
} as const;
export type HandOverBox = keyof typeof BOXES;
export const HAND_OVER_BOXES = Object.keys(BOXES) as HandOverBox[];

/** A page of a box, newest first. $4 the id to start after, $5 how many. Carries no ciphertext. */
export function boxSql(box: HandOverBox): string {
  return `select ${HEAD_COLUMNS} from ${TABLES} where ${BOXES[box]} and ${NOT_BLOCKED} and ($4::uuid is null or h.id < $4) order by h.id desc limit $5`;
}

/** Heads by id; sight is decided by the caller. */
export const HEADS_BY_ID = `select ${HEAD_COLUMNS} from ${TABLES} where h.id = any($1::uuid[]) order by h.id`;

/** The names for a row that the actor may no longer read, after what it did itself. */
export const NAMES_OF_ROW = `select (select name from tact.organisation where id = $1) as from_organisation_name, (select name from tact.organisation where id = $2) as to_organisation_name,
  true as has_account, coalesce((select jsonb_object_agg(u.id, u.display_name) from tact.app_user u where u.id = any($3::uuid[])), '{}') as names`;
