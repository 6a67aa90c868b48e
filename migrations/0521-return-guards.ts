import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** The last line behind the handlers: which change of a return who may make, whatever SQL the app role sends. */
const PROCESS = `
create function tact_private.guard_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare fine boolean;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then
    fine := new.state = 'considered' and new.cleared_at is null and new.travelled_at is null and new.arrived_at is null;
  else
    fine := row(new.id, new.case_id, new.case_code, new.organisation_id, new.from_country, new.to_country, new.considered_at, new.created_by)
        is not distinct from row(old.id, old.case_id, old.case_code, old.organisation_id, old.from_country, old.to_country, old.considered_at, old.created_by)
      and (new.state = old.state or (old.state, new.state) in (('considered', 'cleared'), ('cleared', 'considered'), ('cleared', 'travelling'), ('travelling', 'arrived'),
        ('considered', 'stopped'), ('cleared', 'stopped'), ('travelling', 'stopped'), ('arrived', 'stopped'), ('considered', 'stayed'), ('cleared', 'stayed')))
      and (tact.keeps_case(old.case_id) or row(new.placement, new.travel_on, new.last_incident_at) is not distinct from row(old.placement, old.travel_on, old.last_incident_at)
        and (new.state = old.state or new.state = 'stayed' or new.state = 'stopped' and new.stop_reason = 'child_withdrew'));
  end if;
  if not fine then raise exception 'this actor may not change the return so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_return_process before insert or update on tact.return_process for each row execute function tact_private.guard_return();
`;

const PARTNER = `
create function tact_private.guard_return_partner() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare fine boolean := true;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then
    fine := new.ended_at is null and new.worker_id is null and not tact.blocks_receiver(new.case_id, new.organisation_id)
      and exists (select 1 from tact.return_process p where p.id = new.process_id and p.case_id = new.case_id);
  else
    fine := row(new.id, new.process_id, new.case_id, new.organisation_id, new.side, new.since, new.created_by)
        is not distinct from row(old.id, old.process_id, old.case_id, old.organisation_id, old.side, old.since, old.created_by)
      and (old.ended_at is null or new.ended_at is not distinct from old.ended_at)
      and (tact.keeps_case(old.case_id) or new.ended_at is not distinct from old.ended_at or new.ended_reason = 'return');
  end if;
  if not fine then raise exception 'this actor may not change the partner so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_return_partner before insert or update on tact.return_partner for each row execute function tact_private.guard_return_partner();
`;

/** A signature is one's own, the second one somebody else's; what was signed never changes. */
const ATTESTATION = `
create function tact_private.guard_return_attestation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor(); fine boolean;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then
    fine := new.countersigned_by is null and new.withdrawn_at is null and new.version = 1 and (tact.keeps_case(new.case_id) or new.kind = 'evidence'
        and new.process_id || '|' || new.attested_side = any(tact.partner_parts()) and new.attested_side = any(new.sides))
      and (new.kind <> 'override' or new.step not in ('A4', 'B4', 'D1', 'E1', 'F1', 'H2') and tact.has_right('approve', 'Return', new.attested_organisation_id))
      and exists (select 1 from tact.return_process p where p.id = new.process_id and p.case_id = new.case_id);
  else
    fine := row(new.id, new.process_id, new.case_id, new.step, new.kind, new.sides, new.two_sided, new.valid_until, new.document_on, new.attested_by, new.attested_organisation_id,
        new.attested_side, new.attested_at) is not distinct from row(old.id, old.process_id, old.case_id, old.step, old.kind, old.sides, old.two_sided, old.valid_until,
        old.document_on, old.attested_by, old.attested_organisation_id, old.attested_side, old.attested_at)
      and (row(new.countersigned_by, new.countersigned_side, new.countersigned_at, new.hmac) is not distinct from row(old.countersigned_by, old.countersigned_side, old.countersigned_at, old.hmac)
        or old.countersigned_by is null and old.withdrawn_at is null and new.countersigned_by = me and old.attested_by <> me
          and new.countersigned_organisation_id = any(tact.member_orgs())
          and (tact.keeps_case(old.case_id) or old.process_id || '|' || new.countersigned_side = any(tact.partner_parts()) and new.countersigned_side = any(old.sides)))
      and (new.withdrawn_at is not distinct from old.withdrawn_at or old.withdrawn_at is null and new.withdrawn_by = me
        and (tact.keeps_case(old.case_id) or old.attested_by = me));
  end if;
  if not fine then raise exception 'this actor may not sign so' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_return_attestation before insert or update on tact.return_attestation for each row execute function tact_private.guard_return_attestation();
`;

/**
 * What a partner sets in motion on a file it does not see: tasks of the steps, notices (ids only), and the alarm for a missing child. Each first asks
 * whether the actor keeps the file or is a partner of that return; what they write is decided in libs/domain.
 */
const REACH = `
create function tact_private.return_in_reach(which uuid) returns tact.return_process language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare p tact.return_process;
begin
  select * into p from tact.return_process r where r.id = which and (tact.keeps_case(r.case_id) or r.id = any(tact.partner_returns())
    and not exists (select 1 from tact.case_block b where b.case_id = r.case_id and b.blocked_id = any(tact.block_ids())));
  if p.id is null then raise exception 'no such return' using errcode = '42501'; end if;
  return p;
end $$;
create function tact.return_task(which uuid, task text, due timestamptz, setting int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p tact.return_process := tact_private.return_in_reach(which); c tact.case_file;
begin
  if task !~ '^return_[A-K][0-9]$' then raise exception 'not a task of a return' using errcode = '42501'; end if;
  select * into c from tact.case_file f where f.id = p.case_id;
  if due is null then
    update tact.case_task t set state = 'done', done_at = tact.now(), done_by = tact.actor(), version = t.version + 1, updated_by = tact.actor(), updated_at = tact.now()
      where t.case_id = p.case_id and t.kind = task and t.state = 'open';
  elsif c.status <> 'closed' then
    update tact.case_task t set due_at = due, setting_version = setting, escalated_at = null, version = t.version + 1, updated_by = tact.actor(), updated_at = tact.now()
      where t.case_id = p.case_id and t.kind = task and t.state = 'open' and t.due_at <> due;
    insert into tact.case_task (id, case_id, kind, due_at, setting_version, assignee_id, organisation_id, created_by, created_at, updated_by, updated_at)
      select uuidv7(), c.id, task, due, setting, c.owner_id, c.organisation_id, tact.actor(), tact.now(), tact.actor(), tact.now()
      where not exists (select 1 from tact.case_task t where t.case_id = c.id and t.kind = task and t.state = 'open');
  end if;
end $$;
create function tact.return_notice(which uuid, kind text, audience text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p tact.return_process := tact_private.return_in_reach(which);
begin
  insert into tact.notification (id, user_id, kind, resource, at)
    select uuidv7(), u.id, return_notice.kind, 'return:' || p.id, tact.now() from tact.app_user u where u.active and u.id <> tact.actor() and case audience
      when 'keeper' then exists (select 1 from tact.case_file c join tact_private.live_membership m on m.organisation_id = c.organisation_id and m.user_id = u.id
        where c.id = p.case_id and (c.owner_id = u.id or m.case_scope = 'team' and (c.team_id is null or m.team_id = c.team_id)))
      when 'partners' then exists (select 1 from tact.return_partner o join tact_private.live_membership m on m.organisation_id = o.organisation_id and m.user_id = u.id
        where o.process_id = p.id and o.ended_at is null and (o.worker_id = u.id or m.case_scope in ('team', 'organisation', 'received')))
      when 'dpo' then exists (select 1 from tact_private.live_membership m where m.user_id = u.id and m.permissions @> '[{"action": "read", "subject": "AccessLog"}]')
      else false end;
end $$;
create function tact.return_missing(which uuid, record uuid, risk text, task text, clear jsonb, sealed bytea) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare p tact.return_process := tact_private.return_in_reach(which); c tact.case_file; me uuid := tact.actor(); mine uuid;
begin
  select * into c from tact.case_file f where f.id = p.case_id for update;
  select o.organisation_id into mine from tact.return_partner o where o.process_id = p.id and o.ended_at is null and o.organisation_id = any(tact.member_orgs()) limit 1;
  update tact.case_file f set risk = return_missing.risk, version = f.version + 1, field_versions = f.field_versions || jsonb_build_object('risk', f.version + 1),
    updated_by = me, updated_at = tact.now() where f.id = c.id and f.risk is distinct from return_missing.risk;
  insert into tact.case_record (id, case_id, section, kind, occurred_on, clear, sealed, organisation_id, created_by, created_at, updated_by, updated_at)
    values (record, c.id, 'risk', 'incident', (clear ->> 'on')::date, clear, sealed, coalesce(mine, c.organisation_id), me, tact.now(), me, tact.now());
  insert into tact.case_task (id, case_id, kind, due_at, assignee_id, organisation_id, created_by, created_at, updated_by, updated_at)
    values (uuidv7(), c.id, task, tact.now(), c.owner_id, c.organisation_id, me, tact.now(), me, tact.now());
  update tact.return_process r set last_incident_at = tact.now(), state = case r.state when 'cleared' then 'considered' else r.state end, version = r.version + 1,
    updated_by = me, updated_at = tact.now() where r.id = p.id;
  insert into tact.notification (id, user_id, kind, resource, at)
    select uuidv7(), u.id, 'alert_missing', c.id::text, tact.now() from tact.app_user u where u.active and exists (select 1 from tact_private.live_membership m
      where m.user_id = u.id and m.organisation_id = c.organisation_id and (c.owner_id = u.id or m.case_scope = 'team' and (c.team_id is null or m.team_id = c.team_id)));
end $$;
create function tact.return_over(which uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p tact.return_process := tact_private.return_in_reach(which);
begin
  if p.state not in ('stopped', 'stayed') then raise exception 'the return goes on' using errcode = '42501'; end if;
  update tact.return_partner o set ended_at = tact.now(), ended_reason = 'return', version = o.version + 1, updated_by = tact.actor(), updated_at = tact.now()
    where o.process_id = p.id and o.ended_at is null;
  update tact.case_task t set state = 'cancelled', done_at = tact.now(), done_by = tact.actor(), version = t.version + 1, updated_by = tact.actor(), updated_at = tact.now()
    where t.case_id = p.case_id and t.kind ~ '^return_[A-K][0-9]$' and t.state = 'open';
end $$;
grant execute on function tact.return_over(uuid), tact.return_task(uuid, text, timestamptz, int), tact.return_notice(uuid, text, text), tact.return_missing(uuid, uuid, text, text, jsonb, bytea) to tact_app;
`;

/** Guards of the tables of assisted return, and what a partner may set in motion. */
export class ReturnGuards0521 implements MigrationInterface {
  readonly name = 'ReturnGuards1790000000521';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', PROCESS + PARTNER + ATTESTATION + REACH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact.return_over(uuid), tact.return_missing(uuid, uuid, text, text, jsonb, bytea), tact.return_notice(uuid, text, text), tact.return_task(uuid, text, timestamptz, int),
      tact_private.return_in_reach(uuid);
      drop trigger guard_return_attestation on tact.return_attestation; drop trigger guard_return_partner on tact.return_partner; drop trigger guard_return_process on tact.return_process;
      drop function tact_private.guard_return_attestation(), tact_private.guard_return_partner(), tact_private.guard_return()`);
  }
}
