import { Inject, Injectable } from '@nestjs/common';
import { type DenialAct, denialStep, firstDenialState } from '@tact/domain';
import { CaseAccess, CaseFinder, newId, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { DenialGround } from './denial-ground';
import { DenialRows } from './denial-rows';
import type { AskDenialDto, DenialsDto, FoundPersonDto } from './denial.dto';

/** Names who is denied a case whatever role, grant or emergency (DESIGN.md section 3, Blocked persons). Nobody is told who is not at work on the case. */
@Injectable()
export class DenialsHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(DenialRows) private readonly rows: DenialRows,
    @Inject(DenialGround) private readonly ground: DenialGround,
  ) {}

  /** 404 for hidden and missing, 403 for who only reads. */
  list(principal: Principal, caseId: string): Promise<DenialsDto> {
    return this.inFile(principal, caseId, (seen) => this.view(principal, seen));
  }

  people(principal: Principal, caseId: string, find: string): Promise<readonly FoundPersonDto[]> {
    return this.inFile(principal, caseId, () => this.rows.people(find));
  }

  /** 422 `nobody_left`, `unknown_person`, `own_block`; 409 `already_blocked`, `id_taken`. A supervisor's is in force at once. */
  async ask(principal: Principal, caseId: string, body: AskDenialDto, key: string | undefined): Promise<DenialsDto> {
    const route = `POST cases/${caseId}/blocks`;
    return this.inFile(principal, caseId, async (seen) => {
      if (await this.ground.idempotency.recall(route, key, body)) return this.view(principal, seen);
      const state = firstDenialState({ userId: principal.userId, supervises: supervises(principal, seen) });
      await this.ground.check(principal, caseId, body);
      if (state === 'in_force') await this.ground.keepSomebody(caseId, body.blockedId);
      await this.uow.query('select tact.ask_denial($1, $2, $3, $4, $5)', [newId(body.id), caseId, body.kind, body.blockedId, state === 'in_force']).catch(refuseTwice);
      await this.rows.write(principal, caseId, body.id.toLowerCase(), 'reason', body.reason);
      if (state === 'in_force') await this.ground.freeOfBlockedOwner(principal, seen, body.blockedId);
      await this.ground.idempotency.remember(route, key, body, { resource: body.id, version: 1 }, 201);
      return this.view(principal, seen);
    });
  }

  /** 404; 403 `second_person_required`; 409 `wrong_state`, `version_conflict`; 422 `nobody_left`. */
  async step(principal: Principal, id: string, act: DenialAct, body: { readonly version: number; readonly reason?: string }, key: string | undefined): Promise<DenialsDto> {
    const { caseId } = await this.uow.run(principal, () => this.rows.one(id));
    const route = `POST blocks/${id}/${act}`;
    return this.inFile(principal, caseId, async (seen) => {
      if (await this.ground.idempotency.recall(route, key, body)) return this.view(principal, seen);
      const denial = await this.rows.one(id);
      const next = denialStep(denial, act, { userId: principal.userId, supervises: supervises(principal, seen) });
      if (typeof next !== 'string') throw next.refused === 'wrong_state' ? new Conflict('wrong_state', { state: denial.state }) : new NotPermitted('second_person_required');
      if (act === 'confirm') await this.ground.keepSomebody(caseId, denial.blockedId);
      const [row] = await this.uow.query<{ ok: boolean }>('select tact.step_denial($1, $2, $3) as ok', [id, body.version, next]);
      if (!row?.ok) throw new Conflict('version_conflict', { version: denial.version });
      if (body.reason !== undefined) await this.rows.write(principal, caseId, id, 'removal', body.reason);
      if (act === 'confirm') await this.ground.freeOfBlockedOwner(principal, seen, denial.blockedId);
      await this.ground.idempotency.remember(route, key, body, { resource: id, version: body.version + 1 });
      return this.view(principal, seen);
    });
  }

  private inFile<T>(principal: Principal, caseId: string, work: (seen: SeenCase) => Promise<T>): Promise<T> {
    return this.access.inFile(principal, caseId, async () => work(await this.finder.findFor(principal, caseId, 'update'))).catch((error: unknown) => {
      if ((error as { driverError?: { code?: string } }).driverError?.code === '42501') throw new NotFound();
      throw error;
    });
  }

  private async view(principal: Principal, seen: SeenCase): Promise<DenialsDto> {
    const maySupervise = supervises(principal, seen);
    return { items: await this.rows.ofCase(principal, seen.row.id, maySupervise), maySupervise };
  }
}

function supervises(principal: Principal, { forAbility }: SeenCase): boolean {
  return principal.ability.can('assign', forAbility);
}

function refuseTwice(error: unknown): never {
  const driver = (error as { driverError?: { code?: string; constraint?: string } }).driverError;
  if (driver?.code === '23505') throw new Conflict(driver.constraint === 'case_denial_pkey' ? 'id_taken' : 'already_blocked');
  throw error;
}
