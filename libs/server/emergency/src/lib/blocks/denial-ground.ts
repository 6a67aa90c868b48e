import { Inject, Injectable } from '@nestjs/common';
import { type DeniablePerson, isDeniedTo, wouldLeaveNobody } from '@tact/domain';
import { AssignCaseHandler, CaseFinder, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, type Principal, Refused } from '@tact/server/platform';
import type { AskDenialDto } from './denial.dto';

interface Ids {
  readonly ids: string[];
}

/** What decides a denial besides its own state: who stays, and who owns the case. */
@Injectable()
export class DenialGround {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AssignCaseHandler) private readonly assignment: AssignCaseHandler,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(Idempotency) readonly idempotency: Idempotency,
  ) {}

  async check(principal: Principal, caseId: string, { kind, blockedId }: AskDenialDto): Promise<void> {
    if (blockedId === principal.userId) throw new Refused('own_block', {}, [{ path: 'blockedId', code: 'own_block' }]);
    const [known] = await this.uow.query(kind === 'user' ? 'select 1 from tact.app_user where id = $1' : 'select 1 from tact.organisation where id = $1', [blockedId]);
    if (!known) throw new Refused('unknown_person', {}, [{ path: 'blockedId', code: 'unknown_person' }]);
    const [there] = await this.uow.query(`select 1 from tact.case_denial where case_id = $1 and blocked_id = $2 and state in ('proposed', 'in_force', 'removal_proposed')`, [caseId, blockedId]);
    if (there) throw new Conflict('already_blocked');
  }

  /** 422 `nobody_left` when nobody who could supervise the case would still see it. */
  async keepSomebody(caseId: string, more: string): Promise<void> {
    const supervisors = await this.uow.query<{ userId: string; organisationIds: string[] }>('select user_id as "userId", organisation_ids as "organisationIds" from tact.case_supervisors($1)', [caseId]);
    const [denied] = await this.uow.query<Ids>(`select coalesce(array_agg(blocked_id), '{}') as ids from tact.case_denial where case_id = $1 and state in ('in_force', 'removal_proposed')`, [caseId]);
    if (wouldLeaveNobody(supervisors, denied?.ids ?? [], more)) throw new Refused('nobody_left', {}, [{ path: 'blockedId', code: 'nobody_left' }]);
  }

  /** A case that its owner may no longer see goes to the team's queue at once. */
  async freeOfBlockedOwner(principal: Principal, seen: SeenCase, blockedId: string): Promise<void> {
    const { ownerId } = seen.row;
    if (ownerId === null) return;
    const [row] = await this.uow.query<Ids>(`select coalesce(array_agg(distinct organisation_id), '{}') as ids from tact.membership where user_id = $1 and valid_from <= now() and (valid_to is null or valid_to > now())`, [ownerId]);
    const owner: DeniablePerson = { userId: ownerId, organisationIds: row?.ids ?? [] };
    if (!isDeniedTo(owner, [blockedId])) return;
    const now = await this.finder.find(principal, seen.row.id);
    await this.assignment.execute(principal, seen.row.id, { ownerId: null, version: now.row.version });
  }
}
