/** Referrals whose end has come and that nobody has ended. The limit keeps a run short; the next run goes on. */
export const EXPIRED = `select r.*, tact.access_now() as now, null as grants, false as blocked from tact.referral r
  where r.ended_at is null and r.expires_at <= tact.access_now() order by r.id limit 200`;

/** Referrals that may be silent, or were and are no longer; the rule decides. */
export const PERHAPS_SILENT = `select r.*, c.owner_id, c.team_id, tact.access_now() as now, null as grants, false as blocked
  from tact.referral r join tact.case_file c on c.id = r.case_id
  where r.silent_task_id is not null
    or r.supervisor_told_at is null and (r.state in ('sent', 'acknowledged') and r.respond_by < tact.now()
      or r.state in ('accepted', 'in_service') and r.last_feedback_at is null and r.first_feedback_due < tact.now())
  order by r.id limit 500`;
