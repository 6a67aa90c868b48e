import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const COLUMNS = `
alter table tact.referral_entry add column reply_to uuid;
create unique index referral_entry_page on tact.referral_entry (referral_id, section) where kind = 'acknowledgement';
alter table tact.referral add column supervisor_told_at timestamptz, add column silent_task_id uuid;
alter table tact.referral add constraint access_follows_state check (access = 'none'
  or (access = 'header' and state in ('sent', 'acknowledged')) or (access = 'scope' and state in ('accepted', 'in_service')));
create unique index approval_one_waiting on tact.approval (subject_kind, subject_id) where state = 'waiting';
`;

/** Rights come from roles as stored; \`blocks_receiver\` answers only somebody who works on the case. */
const FUNCTIONS = `
create function tact.has_right(action text, subject text, organisation uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select from tact_private.live_membership m where m.user_id = tact_private.live_actor() and m.organisation_id = $3
    and m.case_scope <> 'none' and m.permissions @> jsonb_build_array(jsonb_build_object('action', $1, 'subject', $2))) $$;
create function tact.blocks_receiver(which uuid, receiver uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select from tact.case_block b where b.case_id = which and b.blocked_id = receiver)
    and exists (select from tact.case_grant g where g.case_id = which and g.access = 'write' and g.grantee_id = any(tact.grantees())
      and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now())) $$;
grant execute on function tact.has_right(text, text, uuid), tact.blocks_receiver(uuid, uuid) to tact_app;
`;

/** The last line behind the handlers: who may put a referral into which state, whatever SQL the app role sends. */
const GUARD_REFERRAL = `
create function tact_private.guard_referral() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor(); at timestamptz := tact.access_now(); fine boolean := true;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then
    fine := new.state in ('draft', 'proposed') and new.access = 'none' and new.decided_by is null and new.sent_at is null
      and new.from_user_id = me and (new.proposed_by = me or new.proposed_by is null and new.state = 'draft');
    if not fine then raise exception 'referral begins as a draft' using errcode = '42501'; end if;
    return new;
  end if;
  fine := row(new.id, new.case_id, new.case_code, new.code, new.from_organisation_id, new.from_user_id, new.created_by)
      is not distinct from row(old.id, old.case_id, old.case_code, old.code, old.from_organisation_id, old.from_user_id, old.created_by)
    and (old.state in ('draft', 'returned') or row(new.to_organisation_id, new.to_user_id, new.sections, new.services, new.consent_ids, new.purpose,
      new.kind, new.urgency, new.expires_at) is not distinct from row(old.to_organisation_id, old.to_user_id, old.sections, old.services,
      old.consent_ids, old.purpose, old.kind, old.urgency, old.expires_at))
    and (new.proposed_by is not distinct from old.proposed_by or new.proposed_by = me)
    and (new.decided_by is not distinct from old.decided_by or new.decided_by is null or new.decided_by = me)
    and (new.sent_at is not distinct from old.sent_at or new.state = 'sent' and old.state = 'proposed');
  if fine and new.state is distinct from old.state then
    fine := case
      when new.state = 'proposed' then old.state in ('draft', 'returned') and new.proposed_by = me and new.decided_by is null
      when new.state in ('sent', 'returned') then old.state = 'proposed' and new.decided_by = me and new.proposed_by <> me
        and tact.has_right('approve', 'Referral', new.from_organisation_id)
      when new.state in ('acknowledged', 'accepted', 'declined') then old.state in ('sent', 'acknowledged') and old.expires_at > at
        and old.to_organisation_id = any(tact.member_orgs()) and coalesce(old.to_user_id, old.to_organisation_id) = any(tact.grantees())
      when new.state in ('in_service', 'completed') then old.state in ('accepted', 'in_service') and old.expires_at > at
        and old.to_organisation_id = any(tact.member_orgs()) and coalesce(old.to_user_id, old.to_organisation_id) = any(tact.grantees())
      when new.state = 'revoked' then old.from_organisation_id = any(tact.member_orgs()) and old.ended_at is null
      when new.state = 'expired' then old.ended_at is null and old.expires_at <= at
      else false end;
  end if;
  if not fine then raise exception 'this actor may not change the referral so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_referral before insert or update on tact.referral for each row execute function tact_private.guard_referral();
`;

const GUARD_APPROVAL = `
create function tact_private.guard_approval() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor(); fine boolean;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then fine := new.state = 'waiting' and new.decided_by is null and new.proposed_by = me;
  else
    fine := row(new.id, new.case_id, new.subject_kind, new.subject_id, new.subject_version, new.proposed_by, new.organisation_id)
        is not distinct from row(old.id, old.case_id, old.subject_kind, old.subject_id, old.subject_version, old.proposed_by, old.organisation_id)
      and (new.decided_by is not distinct from old.decided_by or new.decided_by = me)
      and case when new.state = old.state then old.state = 'waiting'
        when new.state in ('approved', 'returned') then old.state = 'waiting' and new.decided_by = me and new.proposed_by <> me
          and tact.has_right('approve', 'Approval', new.organisation_id)
        when new.state = 'stale' then old.state in ('waiting', 'approved')
        when new.state = 'withdrawn' then old.state = 'waiting'
        else false end;
  end if;
  if not fine then raise exception 'this actor may not decide so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_approval before insert or update on tact.approval for each row execute function tact_private.guard_approval();
`;

/** An approval applies to a version: an edit of what is proposed makes a new version of the proposal and asks again. */
const STALE = `
create function tact_private.proposal_changed(which uuid, in_section text) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare r tact.referral;
begin
  for r in select * from tact.referral x where x.case_id = which and x.state = 'proposed'
      and (in_section is null or in_section = any(x.sections)) order by x.id for update loop
    update tact.referral x set version = x.version + 1 where x.id = r.id;
    update tact.approval a set state = 'stale', version = a.version + 1
      where a.subject_kind = 'referral' and a.subject_id = r.id and a.state = 'waiting';
    insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id)
      values (uuidv7(), r.case_id, 'referral', r.id, r.version + 1, 'waiting', r.proposed_by, tact.now(), r.from_organisation_id, r.from_team_id);
  end loop;
end $$;
create function tact_private.stale_by_record() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.proposal_changed(new.case_id, new.section); return null; end $$;
create function tact_private.stale_by_name() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.proposal_changed(new.case_id, 'identity'); return null; end $$;
create function tact_private.stale_by_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform tact_private.proposal_changed(new.id, null); return null; end $$;
create trigger proposal_stale after insert or update on tact.case_record for each row execute function tact_private.stale_by_record();
create trigger proposal_stale after insert or update on tact.case_name for each row execute function tact_private.stale_by_name();
create trigger proposal_stale after update on tact.case_file for each row when (row(old.stage, old.status, old.risk, old.victim_status, old.sex,
  old.birth_year, old.languages, old.special_needs, old.accompaniment, old.exploitation) is distinct from row(new.stage, new.status, new.risk,
  new.victim_status, new.sex, new.birth_year, new.languages, new.special_needs, new.accompaniment, new.exploitation))
  execute function tact_private.stale_by_case();
`;

const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = `not exists (select 1 from tact.case_block b where b.case_id = referral.case_id
  and b.blocked_id = any((select tact.block_ids())::uuid[]))`;
const RECEIVED = `sent_at is not null and to_organisation_id = any((select tact.member_orgs())::uuid[])
  and coalesce(to_user_id, to_organisation_id) = any((select tact.grantees())::uuid[])`;
const OPEN = `r.access <> 'none' and r.expires_at > (select tact.access_now())`;
const FROM_RECEIVER = `r.sent_at is not null and r.to_organisation_id = any((select tact.member_orgs())::uuid[]) and coalesce(r.to_user_id, r.to_organisation_id) = any((select tact.grantees())::uuid[]) and ${OPEN}
  and (referral_entry.kind in ('question', 'answer', 'decline_note') or r.access = 'scope' and (referral_entry.kind in ('feedback', 'completion')
    or referral_entry.kind = 'acknowledgement' and referral_entry.section = any(r.sections)))`;
const FROM_SENDER = `${WRITER('referral_entry')} and referral_entry.kind in ('header', 'question', 'answer', 'return_comment', 'snapshot')`;

/**
 * The receiver's own change may end its access, so the new row is checked for its addressee only. A receiver never sees a
 * request text older than the proposal that was sent, nor a record of a kind that is never shared.
 */
const POLICIES = `
drop policy change on tact.referral;
create policy change on tact.referral for update to tact_app using ((${WRITER('referral')} or (${RECEIVED} and access <> 'none'
  and expires_at > (select tact.access_now()))) and ${UNBLOCKED} or (select tact.is_system()))
  with check ((${WRITER('referral')} or (${RECEIVED})) and ${UNBLOCKED} or (select tact.is_system()));
drop policy see on tact.referral_entry;
create policy see on tact.referral_entry for select to tact_app using (referral_entry.case_id = any((select tact.read_cases())::uuid[])
  and exists (select 1 from tact.referral r where r.id = referral_entry.referral_id
    and (${WRITER('referral_entry')} or (${OPEN} and referral_entry.kind not in ('return_comment', 'snapshot')
      and (referral_entry.kind <> 'header' or referral_entry.at >= r.proposed_at)))));
drop policy make on tact.referral_entry;
create policy make on tact.referral_entry for insert to tact_app with check (by = (select tact.actor())
  and organisation_id = any((select tact.member_orgs())::uuid[]) and exists (select 1 from tact.referral r
    where r.id = referral_entry.referral_id and r.case_id = referral_entry.case_id and ((${FROM_SENDER}) or (${FROM_RECEIVER}))));
create policy never_shared on tact.case_record as restrictive for select to tact_app using (kind <> 'import_source' or ${WRITER('case_record')});
`;

/** Guards of the sharing tables, versions of what is proposed, and entries that answer entries. */
export class SharingGuards0401 implements MigrationInterface {
  readonly name = 'SharingGuards1790000000401';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', COLUMNS + FUNCTIONS + GUARD_REFERRAL + GUARD_APPROVAL + STALE + POLICIES);
  }

  /** DESTRUCTIVE: which question an answer belongs to. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy never_shared on tact.case_record; drop trigger proposal_stale on tact.case_record;
      drop trigger proposal_stale on tact.case_name; drop trigger proposal_stale on tact.case_file; drop trigger guard_approval on tact.approval;
      drop trigger guard_referral on tact.referral;
      drop function tact_private.stale_by_record(), tact_private.stale_by_name(), tact_private.stale_by_case(),
        tact_private.proposal_changed(uuid, text), tact_private.guard_approval(), tact_private.guard_referral(),
        tact.blocks_receiver(uuid, uuid), tact.has_right(text, text, uuid);
      drop index tact.approval_one_waiting; alter table tact.referral drop constraint access_follows_state;
      alter table tact.referral drop column silent_task_id, drop column supervisor_told_at;
      drop index tact.referral_entry_page; alter table tact.referral_entry drop column reply_to`);
  }
}
