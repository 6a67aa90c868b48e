import { Inject, Injectable } from '@nestjs/common';
import type { ReturnPlacement } from '@tact/domain';
import { asReturn } from '@tact/permissions';
import { CaseFinder, newId } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnProgress } from '../clock/return-progress';
import { ReturnRepository } from '../store/return.repository';

export interface NewReturn {
  readonly id: string;
  readonly fromCountry?: string | null;
  readonly toCountry?: string | null;
  readonly placement?: ReturnPlacement | null;
}

const INSERT = `insert into tact.return_process (id, case_id, case_code, organisation_id, from_country, to_country, state, placement, considered_at, field_versions, created_by, updated_by)
  values ($1, $2, $3, $4, $5, $6, 'considered', $7, $8, '{}', $9, $9) on conflict (id) do nothing returning id`;

/** A return comes up for a child outside its country: the checklist begins, and nothing of it moves the child. */
@Injectable()
export class ConsiderReturnHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
  ) {}

  /** 422 `countries_missing` without two different countries, `wrong_stage` outside protection, 409 `return_running` while one runs. */
  async execute(principal: Principal, caseId: string, given: NewReturn): Promise<string> {
    const id = newId(given.id);
    const { row, forAbility, accessNow, now } = await this.cases.findFor(principal, caseId, 'update');
    const grants = forAbility.grants.map((grant) => ({ ...grant, source: 'case' }));
    if (!principal.ability.can('create', asReturn({ grants, blocked: forAbility.blocked ?? false }, accessNow))) throw new NotPermitted();
    if (row.status !== 'open' || (row.stage !== 'protection' && row.stage !== 'assisted_return')) throw new Refused('wrong_stage', { stage: row.stage });
    const [from, to] = [given.fromCountry ?? row.presenceCountry, given.toCountry ?? row.residenceCountry];
    if (!from || !to || from === to) throw new Refused('countries_missing', {}, [...(from ? [] : [{ path: 'fromCountry', code: 'required' }]), ...(to && to !== from ? [] : [{ path: 'toCountry', code: 'required' }])]);
    const last = await this.returns.ofCase(principal, caseId);
    if (last && ['considered', 'cleared', 'travelling'].includes(last.state) && last.id !== id) throw new Conflict('return_running', { state: last.state });
    const made = await this.uow.query<{ id: string }>(INSERT, [id, caseId, row.code, row.organisationId, from, to, given.placement ?? null, now, principal.userId]);
    if (made.length !== 1 && last?.id !== id) throw new Conflict('id_taken');
    await this.progress.begin(await this.finder.find(principal, id));
    return id;
  }
}

