import { Inject, Injectable } from '@nestjs/common';
import { type OverrideAct, overrideProposalRefusal, overrideStep } from '@tact/domain';
import { CaseAccess, CaseFinder, newId, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, NotFound, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { SupervisorNotice, TaskPlanner } from '@tact/server/tasks';
import { v7 as uuidv7 } from 'uuid';
import { ConsentPlan } from '../clock/consent-plan';
import type { OverrideLogEntryDto, OverridesDto, ProposeOverrideDto, StepOverrideDto } from './override.dto';
import { OverrideRows } from './override-rows';

const DAY = 86_400_000;
const RECEIVER = 'select exists (select from tact.organisation o where o.id = $2 and o.active) as known, tact.blocks_receiver($1, $2) as blocked';
const LOG = `select id, case_code as "caseCode", recipient, basis, sections, state, proposed_by_name as "proposedByName", proposed_at as "proposedAt",
  decided_by_name as "decidedByName", decided_at as "decidedAt", until from tact.overrides_log(200)`;

/** What follows from a decision. */
@Injectable()
export class OverrideTools {
  constructor(
    @Inject(TaskPlanner) readonly tasks: TaskPlanner,
    @Inject(SupervisorNotice) readonly notice: SupervisorNotice,
    @Inject(ConsentPlan) readonly plan: ConsentPlan,
    @Inject(Idempotency) readonly idempotency: Idempotency,
  ) {}
}

/** Sharing without consent: a worker proposes, a supervisor decides, the child is told (DESIGN.md section 3, Consent). */
@Injectable()
export class OverridesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(OverrideRows) private readonly rows: OverrideRows,
    @Inject(OverrideTools) private readonly tools: OverrideTools,
  ) {}

  /** 404 for hidden and missing, 403 for who only reads. */
  list(principal: Principal, caseId: string): Promise<OverridesDto> {
    return this.inFile(principal, caseId, (seen) => this.view(principal, seen));
  }

  /** 422 `until_in_past`, `until_too_late`, `unknown_receiver`, `receiver_blocked`, `same_organisation`; 409 `id_taken`. */
  propose(principal: Principal, caseId: string, body: ProposeOverrideDto, key: string | undefined): Promise<OverridesDto> {
    const route = `POST cases/${caseId}/consent-overrides`;
    return this.inFile(principal, caseId, async (seen) => {
      if (await this.tools.idempotency.recall(route, key, body)) return this.view(principal, seen);
      const refusal = overrideProposalRefusal(body, seen.now);
      if (refusal) throw new Refused(refusal, {}, [{ path: refusal === 'no_sections' ? 'sections' : 'until', code: refusal }]);
      await this.refuseReceiver(seen, body.recipientOrgId);
      const id = newId(body.id);
      await this.uow.query('select tact.propose_override($1, $2, $3, $4, $5, $6, $7)',
        [id, caseId, body.recipientOrgId, body.sections, body.basis, await this.rows.seal(caseId, id, body.reason), body.until]).catch(refuseTwice);
      await this.tools.notice.send(caseId, 'override_proposed', `case:${caseId}`);
      await this.tools.idempotency.remember(route, key, body, { resource: id, version: 1 }, 201);
      return this.view(principal, seen);
    });
  }

  /** 403 `second_person_required`; 409 `wrong_state`, `version_conflict`; 422 `override_over`. */
  step(principal: Principal, caseId: string, id: string, act: OverrideAct, body: StepOverrideDto, key: string | undefined): Promise<OverridesDto> {
    const route = `POST cases/${caseId}/consent-overrides/${id}/${act}`;
    return this.inFile(principal, caseId, async (seen) => {
      if (await this.tools.idempotency.recall(route, key, body)) return this.view(principal, seen);
      const override = await this.rows.one(caseId, id);
      const next = overrideStep({ ...override, until: override.until.toISOString() }, act, { userId: principal.userId, supervises: principal.ability.can('assign', seen.forAbility), at: seen.now });
      if (typeof next !== 'string') throw refusalOf(next.refused, override.state);
      const task = next === 'in_force' ? await this.tellChild(principal, seen) : null;
      const [row] = await this.uow.query<{ ok: boolean }>('select tact.step_override($1, $2, $3, $4) as ok', [id, body.version, next, task]);
      if (!row?.ok) throw new Conflict('version_conflict', { version: override.version });
      await this.tools.notice.tell([override.proposedBy], 'override_decided', `case:${caseId}`);
      await this.tools.plan.refresh(principal, caseId);
      await this.tools.idempotency.remember(route, key, body, { resource: id, version: body.version + 1 });
      return this.view(principal, seen);
    });
  }

  /** What the data protection officer reads: at most 200, newest first. */
  log(principal: Principal): Promise<OverrideLogEntryDto[]> {
    return this.uow.run(principal, () => this.uow.query<OverrideLogEntryDto>(LOG));
  }

  private async tellChild(principal: Principal, { row, now }: SeenCase): Promise<string> {
    const task = await this.tools.tasks.add({ caseId: row.id, organisationId: row.organisationId, ownerId: row.ownerId, risk: row.risk },
      { id: uuidv7(), kind: 'tell_child', dueAt: new Date(Date.parse(now) + DAY) }, now, principal.userId);
    return task.id;
  }

  private async refuseReceiver({ row }: SeenCase, organisationId: string): Promise<void> {
    const [receiver] = await this.uow.query<{ known: boolean; blocked: boolean }>(RECEIVER, [row.id, organisationId]);
    const code = organisationId === row.organisationId ? 'same_organisation' : !receiver?.known ? 'unknown_receiver' : receiver.blocked ? 'receiver_blocked' : null;
    if (code) throw new Refused(code, {}, [{ path: 'recipientOrgId', code }]);
  }

  private inFile<T>(principal: Principal, caseId: string, work: (seen: SeenCase) => Promise<T>): Promise<T> {
    return this.access.inFile(principal, caseId, async () => work(await this.finder.findFor(principal, caseId, 'update'))).catch((error: unknown) => {
      if ((error as { driverError?: { code?: string } }).driverError?.code === '42501') throw new NotFound();
      throw error;
    });
  }

  private async view(principal: Principal, seen: SeenCase): Promise<OverridesDto> {
    return { items: await this.rows.ofCase(principal, seen.row.id, principal.ability.can('assign', seen.forAbility), seen.now) };
  }
}

function refusalOf(code: string, state: string): Error {
  if (code === 'wrong_state') return new Conflict('wrong_state', { state });
  return code === 'second_person_required' ? new NotPermitted(code) : new Refused(code);
}

function refuseTwice(error: unknown): never {
  if ((error as { driverError?: { code?: string } }).driverError?.code === '23505') throw new Conflict('id_taken');
  throw error;
}
