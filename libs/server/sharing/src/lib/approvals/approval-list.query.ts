/**
 * Waiting approvals the actor may decide or has proposed, of cases it works on, oldest first; no names of children and no ciphertext.
 * $1 grantee ids, $2 ids under which a case may block the actor, $3 the actor, $4 organisations and $5 teams in which it decides,
 * $6 organisations in which it decides for every team, $7 the id to start after, $8 how many.
 */
export const APPROVAL_QUEUE = `select a.id, a.case_id as "caseId", c.code as "caseCode", c.risk, c.stage, a.subject_kind as "subjectKind", a.subject_id as "subjectId",
  a.subject_version as "subjectVersion", a.target, a.state, a.proposed_by as "proposedBy", u.display_name as "proposedByName", a.proposed_at as "proposedAt", a.version,
  a.team_id as "teamId", r.code as "referralCode", r.version as "referralVersion", r.urgency, r.kind, r.to_organisation_id as "toOrganisationId",
  o.name as "toOrganisationName", r.sections, r.respond_by as "respondBy", a.proposed_by <> $3 as "mayDecide",
  exists (select from tact.approval s where s.subject_kind = a.subject_kind and s.subject_id = a.subject_id and s.state = 'stale' and s.id < a.id
    and not exists (select from tact.approval d where d.subject_id = s.subject_id and d.state = 'returned' and d.proposed_at > s.proposed_at)) as "changedSinceProposed"
  from tact.approval a join tact.case_file c on c.id = a.case_id join tact.app_user u on u.id = a.proposed_by
  left join tact.referral r on a.subject_kind = 'referral' and r.id = a.subject_id left join tact.hand_over h on a.subject_kind = 'hand_over' and h.id = a.subject_id
  left join tact.organisation o on o.id = coalesce(r.to_organisation_id, h.to_organisation_id)
  where a.state = 'waiting' and ($7::uuid is null or a.id > $7)
    and (a.proposed_by = $3 or a.organisation_id = any($6::uuid[]) or a.organisation_id = any($4::uuid[]) and a.team_id = any($5::uuid[]))
    and exists (select from tact.case_grant g where g.case_id = a.case_id and g.access = 'write' and g.grantee_id = any($1::uuid[])
      and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))
    and not exists (select from tact.case_block b where b.case_id = a.case_id and b.blocked_id = any($2::uuid[]))
  order by a.id limit $8`;
