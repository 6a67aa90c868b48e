import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { approvalFacts, isNrmDecisionOpen, type ReferralState } from '@tact/domain';
import { CaseFactSources, type ProcessFacts, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { ApprovalRepository } from '@tact/server/sharing';

const LAST_MOVE = 'select max(at) as at from tact.stage_move where case_id = $1';
const NRM = `select state from tact.referral where case_id = $1 and kind = 'nrm'`;

/** Tells the gates what supervisors approved of the file as it is, and whether the referral mechanism still has to decide. */
@Injectable()
export class ApprovalFactSource implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFactSources) private readonly sources: CaseFactSources,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register((seen) => this.read(seen));
  }

  private async read({ row }: SeenCase): Promise<ProcessFacts> {
    const rows = await this.approvals.ofCase(row.id);
    const [last] = await this.uow.query<{ at: Date | null }>(LAST_MOVE, [row.id]);
    const facts = approvalFacts(rows.map((one) => ({
      subjectKind: one.subject_kind, subjectId: one.subject_id, target: one.target, state: one.state, decidedAt: one.decided_at?.toISOString() ?? null,
    })), last?.at?.toISOString() ?? null);
    const nrm = await this.uow.query<{ state: ReferralState }>(NRM, [row.id]);
    return {
      approvedMoves: facts.approvedMoves, reintegrationPlanApproved: facts.reintegrationPlanApproved,
      pending: [...(facts.waiting > 0 ? (['approval'] as const) : []), ...(isNrmDecisionOpen(row.victimStatus, nrm.map(({ state }) => state)) ? (['nrm_decision'] as const) : [])],
    };
  }
}
