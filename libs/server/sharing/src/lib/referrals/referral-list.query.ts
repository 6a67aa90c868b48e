/** The referral `r` with the names a head shows and the time it is shown at. */
export const HEAD_COLUMNS = `r.*, tact.access_now() as now, fo.name as from_organisation_name, too.name as to_organisation_name, fu.display_name as from_user_name,
  pu.display_name as proposed_by_name, du.display_name as decided_by_name, au.display_name as answered_by_name`;
export const HEAD_TABLES = `tact.referral r join tact.organisation fo on fo.id = r.from_organisation_id join tact.organisation too on too.id = r.to_organisation_id
  join tact.app_user fu on fu.id = r.from_user_id left join tact.app_user pu on pu.id = r.proposed_by left join tact.app_user du on du.id = r.decided_by
  left join tact.app_user au on au.id = r.answered_by`;

/** $1 grantee ids, $2 the ids under which a case may block the actor. */
const WORKS_ON_CASE = `exists (select from tact.case_grant g where g.case_id = r.case_id and g.access = 'write' and g.grantee_id = any($1::uuid[])
  and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const NOT_BLOCKED = `not exists (select from tact.case_block b where b.case_id = r.case_id and b.blocked_id = any($2::uuid[]))`;
/** $3 the organisations in which the actor has a role with sight of cases. */
const ADDRESSED = `r.sent_at is not null and r.to_organisation_id = any($3::uuid[]) and coalesce(r.to_user_id, r.to_organisation_id) = any($1::uuid[])`;

/** Its own predicate beside the policies, so that lists hold with row-level security off (DESIGN.md section 4, rule 2). */
const BOXES = {
  outgoing: `${WORKS_ON_CASE} and r.from_organisation_id = any($3::uuid[])`,
  incoming: `${ADDRESSED} and r.state in ('sent', 'acknowledged', 'accepted', 'in_service') and r.expires_at > (select tact.access_now())`,
  answered: `${ADDRESSED} and (r.answered_at is not null or r.ended_at is not null or r.expires_at <= (select tact.access_now()))`,
} as const;
export type Box = keyof typeof BOXES;
export const BOX_NAMES = Object.keys(BOXES) as Box[];

/** A page of a box, newest first. $4 the id to start after, $5 how many. Carries no ciphertext. */
export function boxSql(box: Box): string {
  return `select ${HEAD_COLUMNS} from ${HEAD_TABLES} where ${BOXES[box]} and ${NOT_BLOCKED} and ($4::uuid is null or r.id < $4)
    order by r.id desc limit $5`;
}

/** The heads of one referral or of one case; sight is decided by the caller. */
export const HEAD_BY_ID = `select ${HEAD_COLUMNS} from ${HEAD_TABLES} where r.id = any($1::uuid[]) order by r.id`;
