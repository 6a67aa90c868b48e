import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { approvalFacts, type ApprovalForFacts, isNrmDecisionOpen, type ReferralState } from '@tact/domain';
import { CaseFactSources, type ProcessFacts, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';

interface Around {
  readonly approvals: readonly ApprovalForFacts[];
  readonly lastMove: Date | null;
  readonly nrm: readonly ReferralState[];
}

/** One question for all of it: the facts are read with every file that is opened. */
const AROUND = `select
  (select coalesce(jsonb_agg(jsonb_build_object('subjectKind', a.subject_kind, 'subjectId', a.subject_id, 'target', a.target, 'state', a.state, 'decidedAt', a.decided_at)), '[]')
    from tact.approval a where a.case_id = $1) as approvals,
  (select max(m.at) from tact.stage_move m where m.case_id = $1) as "lastMove",
  (select coalesce(jsonb_agg(r.state), '[]') from tact.referral r where r.case_id = $1 and r.kind = 'nrm') as nrm`;

/** Tells the gates what supervisors approved of the file as it is, and whether the referral mechanism still has to decide. */
@Injectable()
export class ApprovalFactSource implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFactSources) private readonly sources: CaseFactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register((seen) => this.read(seen));
  }

  private async read({ row }: SeenCase): Promise<ProcessFacts> {
    const [around] = await this.uow.lookup<Around>(AROUND, [row.id]);
    const facts = approvalFacts(around?.approvals ?? [], around?.lastMove?.toISOString() ?? null);
    return {
      approvedMoves: facts.approvedMoves, reintegrationPlanApproved: facts.reintegrationPlanApproved,
      pending: [...(facts.waiting > 0 ? (['approval'] as const) : []), ...(isNrmDecisionOpen(row.victimStatus, around?.nrm ?? []) ? (['nrm_decision'] as const) : [])],
    };
  }
}
