import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type DangerSign, dangerSign, returnsToProtection } from '@tact/domain';
import { type CaseEvent, CaseEvents, CaseFinder, ReturnToProtection } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { SupervisorNotice } from '@tact/server/tasks';

const FORMER = `select distinct h.former_owner_id as id from tact.hand_over h where h.case_id = $1 and h.is_lead and h.stage >= 3 and h.former_owner_id is not null`;

/** A red flag, a new incident or high risk brings a handed-over case back to protection at once, and reopens a closed one; owner, supervisors and former owner are told. */
@Injectable()
export class DangerWatch implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(ReturnToProtection) private readonly back: ReturnToProtection,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  onModuleInit(): void {
    this.events.register((event) => this.watch(event));
  }

  private async watch(event: CaseEvent): Promise<void> {
    const sign = signOf(event);
    const code = sign && dangerSign(sign);
    if (!sign || !code) return;
    const { row } = await this.cases.find(event.principal, event.caseId);
    if (sign.type === 'record' && sign.kind === 'reintegration_score') await this.notice.send(event.caseId, 'score_red_flag', event.caseId);
    if (!returnsToProtection(row, sign)) return;
    await this.back.execute(event.principal, event.caseId, code);
    const former = await this.uow.query<{ id: string }>(FORMER, [event.caseId]);
    await this.notice.tell([...(row.ownerId ? [row.ownerId] : []), ...former.map(({ id }) => id)], 'back_to_protection', event.caseId);
    await this.notice.send(event.caseId, 'back_to_protection', event.caseId);
  }
}

function signOf(event: CaseEvent): DangerSign | null {
  if (event.type === 'risk_changed') return { type: 'risk', to: event.to };
  return event.type === 'record_added' && !event.isNewCase ? { type: 'record', kind: event.kind, fields: event.fields } : null;
}
