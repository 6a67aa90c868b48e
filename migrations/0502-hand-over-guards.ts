import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const LIVE = `g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now()))`;
const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write' and ${LIVE})`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id
  and b.blocked_id = any((select tact.block_ids())::uuid[]))`;
/** The former owner and its team, while they are informed. */
const INFORMED = (id: string): string => `exists (select 1 from tact.case_grant g where g.source_kind = 'handover' and g.source_id = ${id} and g.own_of is not null and ${LIVE})`;
/** The duty bearer's organisation, from the day the file was opened to it; afterwards that it was asked and how it ended. */
const RECEIVED = (h: string): string => `${h}.opened_at is not null and ${h}.to_organisation_id = any((select tact.grantees())::uuid[])`;
const SIGHT = `(${WRITER('hand_over')} or (${RECEIVED('hand_over')}) or ${INFORMED('hand_over.id')}) and ${UNBLOCKED('hand_over')}`;
/** The guard keeps a path's case and organisations; a step may end the actor's own sight, so the new row is asked for no more than this. */
const OF_EITHER = `(from_organisation_id = any((select tact.member_orgs())::uuid[]) or to_organisation_id = any((select tact.member_orgs())::uuid[]))`;
const CHANGE = `(${WRITER('hand_over')} or (${RECEIVED('hand_over')} and access = 'scope') or ${INFORMED('hand_over.id')}) and ${UNBLOCKED('hand_over')}`;

const WITHIN = `hand_over_entry.kind in ('comment', 'snapshot', 'talk', 'delivery')`;
const MINE = 'hand_over_entry.organisation_id = any((select tact.member_orgs())::uuid[])';
const OPEN = `(${RECEIVED('h')} and h.access = 'scope' and ${UNBLOCKED('h')})`;
const POLICIES = `
create policy see on tact.hand_over for select to tact_app using (${SIGHT} or (select tact.is_system()));
create policy make on tact.hand_over for insert to tact_app with check (${WRITER('hand_over')} and ${UNBLOCKED('hand_over')}
  and created_by = (select tact.actor()) and from_organisation_id = any((select tact.member_orgs())::uuid[]));
create policy change on tact.hand_over for update to tact_app using (${CHANGE} or (select tact.is_system()))
  with check (${OF_EITHER} or (select tact.is_system()));
create policy see on tact.hand_over_entry for select to tact_app using (hand_over_entry.case_id = any((select tact.read_cases())::uuid[])
  and exists (select 1 from tact.hand_over h where h.id = hand_over_entry.hand_over_id
    and ((${WRITER('hand_over_entry')} or ${INFORMED('h.id')}) and (not ${WITHIN} or ${MINE}) or ${OPEN} and not ${WITHIN})));
create policy make on tact.hand_over_entry for insert to tact_app with check (by = (select tact.actor()) and ${MINE}
  and exists (select 1 from tact.hand_over h where h.id = hand_over_entry.hand_over_id and h.case_id = hand_over_entry.case_id
    and (${WRITER('hand_over_entry')} and kind <> 'acknowledgement' or ${INFORMED('h.id')} and kind in ('question', 'answer', 'step')
      or ${OPEN} and (kind in ('question', 'answer', 'signature', 'decline_note', 'return_note', 'proof')
        or kind = 'acknowledgement' and section = any(h.sections)))));
grant select, insert, update on tact.hand_over to tact_app;
grant select, insert on tact.hand_over_entry to tact_app;
`;

/** What the last line behind the handlers asks of rows that the app role may not all see. */
const ASKS = `
create function tact.all_acknowledged(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from tact.hand_over h, unnest(h.sections) s where h.id = which and not exists (select from tact.hand_over_entry e
    where e.hand_over_id = h.id and e.kind = 'acknowledgement' and e.section = s and e.at >= h.decided_at)) $$;
create function tact.may_take_over(which uuid, worker uuid, head uuid, team uuid, organisation uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select worker <> head and not exists (select from tact.case_block b where b.case_id = which and b.blocked_id in (worker, head, organisation))
    and exists (select from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active where m.user_id = worker and m.organisation_id = organisation
      and m.team_id = team and m.case_scope in ('own', 'team') and (m.programme_id is null or m.programme_id = (select c.programme_id from tact.case_file c where c.id = which)))
    and exists (select from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active where m.user_id = head and m.organisation_id = organisation
      and m.team_id = team and m.case_scope = 'team' and m.permissions @> '[{"action": "approve", "subject": "HandOver"}]') $$;
create function tact.sections_held(which uuid) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when tact.can_see(which) then array(select distinct r.section from tact.case_record r where r.case_id = which and r.deleted_at is null and r.kind <> 'import_source') end $$;
create function tact.has_account(organisation uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active
    where m.organisation_id = organisation and m.permissions @> '[{"action": "accept", "subject": "HandOver"}]') $$;
grant execute on function tact.all_acknowledged(uuid), tact.may_take_over(uuid, uuid, uuid, uuid, uuid), tact.sections_held(uuid), tact.has_account(uuid) to tact_app;
`;

const GUARD = `
create function tact_private.guard_hand_over() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor(); s boolean; r boolean; decides boolean; fine boolean;
begin
  if current_user <> 'tact_app' or tact.is_system() then return new; end if;
  if tg_op = 'INSERT' then
    fine := new.state = 'running' and new.stage = 0 and new.access = 'none' and not new.informed and new.opened_at is null and new.proofs = 0
      and new.from_user_id = me and new.proposed_by is null and new.decided_by is null and new.accepted_by is null and new.delivered_at is null;
    if not fine then raise exception 'a path begins at stage 0' using errcode = '42501'; end if;
    return new;
  end if;
  s := old.from_organisation_id = any(tact.member_orgs());
  r := old.to_organisation_id = any(tact.member_orgs());
  decides := s and new.decided_by = me and old.proposed_by <> me and tact.has_right('approve', 'HandOver', old.from_organisation_id);
  fine := row(new.id, new.case_id, new.case_code, new.code, new.category, new.is_lead, new.from_organisation_id, new.from_user_id, new.to_organisation_id, new.created_by)
      is not distinct from row(old.id, old.case_id, old.case_code, old.code, old.category, old.is_lead, old.from_organisation_id, old.from_user_id, old.to_organisation_id, old.created_by)
    and old.state <> 'ended'
    and (new.sections = old.sections or s and old.state = 'running' and new.state = 'proposed')
    and (new.proposed_by is not distinct from old.proposed_by or new.state = 'proposed' and new.proposed_by = me)
    and (new.decided_by is not distinct from old.decided_by or new.decided_by is null or decides)
    and (new.accepted_by is not distinct from old.accepted_by or new.accepted_by = me)
    and (new.stage = old.stage or new.state = 'running')
    and case
      when new.state = 'ended' then case when new.stage = 3 then r or s and new.outcome = 'consent_withdrawn' else s or new.outcome = 'consent_withdrawn' end
      when new.state = 'proposed' then old.state = 'proposed' or s and old.state = 'running' and old.stage in (0, 2) and new.wanted = case old.stage when 0 then 1 else 3 end
      when new.state = 'offered' then old.state = 'offered' and (s or r) or old.state = 'proposed' and old.wanted = 3 and decides
      when new.stage = old.stage then s or r
      when new.stage = 1 and old.stage = 0 then old.state = 'proposed' and old.wanted = 1 and decides
      when new.stage in (1, 2) and old.stage in (1, 2) then s and old.state = 'running'
      when new.stage = 3 then old.state = 'offered' and new.accepted_by = me and (r and tact.has_right('accept', 'HandOver', old.to_organisation_id)
          and tact.all_acknowledged(old.id) or s and not old.is_lead and old.delivered_at is not null and not tact.has_account(old.to_organisation_id))
        and (not old.is_lead or tact.may_take_over(old.case_id, new.new_owner_id, new.new_supervisor_id, new.new_team_id, old.to_organisation_id))
      when new.stage = 4 then s and old.stage = 3 and old.proofs > 0
      else false end;
  if fine is not true then raise exception 'this actor may not change the hand-over so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_hand_over before insert or update on tact.hand_over for each row execute function tact_private.guard_hand_over();

create function tact_private.count_hand_over_questions() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare asked tact.hand_over_entry; step int := 1;
begin
  asked := new;
  if new.kind = 'answer' then
    select * into asked from tact.hand_over_entry q where q.id = new.reply_to and q.hand_over_id = new.hand_over_id and q.kind = 'question';
    if asked.id is null or exists (select from tact.hand_over_entry a where a.kind = 'answer' and a.reply_to = asked.id and a.id <> new.id) then return null; end if;
    step := -1;
  end if;
  update tact.hand_over h set open_from_receiver = h.open_from_receiver + case when asked.organisation_id = h.to_organisation_id then step else 0 end,
    open_from_sender = h.open_from_sender + case when asked.organisation_id = h.to_organisation_id then 0 else step end where h.id = new.hand_over_id;
  return null;
end $$;
create trigger count_questions after insert on tact.hand_over_entry for each row when (new.kind in ('question', 'answer'))
  execute function tact_private.count_hand_over_questions();
`;

/** Who sees and who changes a hand-over, whatever SQL the app role sends. */
export class HandOverGuards0502 implements MigrationInterface {
  readonly name = 'HandOverGuards1790000000502';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', ASKS + POLICIES + GUARD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger count_questions on tact.hand_over_entry; drop trigger guard_hand_over on tact.hand_over;
      drop policy see on tact.hand_over; drop policy make on tact.hand_over; drop policy change on tact.hand_over;
      drop policy see on tact.hand_over_entry; drop policy make on tact.hand_over_entry;
      drop function tact_private.count_hand_over_questions(), tact_private.guard_hand_over(), tact.has_account(uuid), tact.sections_held(uuid),
        tact.may_take_over(uuid, uuid, uuid, uuid, uuid), tact.all_acknowledged(uuid)`);
  }
}
