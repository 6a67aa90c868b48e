import { Injectable } from '@nestjs/common';
import type { AlertKind, ApprovalSubject, RecordKind, RiskLevel, Stage, VictimStatus } from '@tact/domain';
import type { Principal } from '@tact/server/platform';

/** What happened to a case, told in the transaction in which it happens. `at`: domain time. */
export type CaseEvent = {
  readonly principal: Principal;
  readonly caseId: string;
  readonly at: string;
} & (
  | { readonly type: 'registered'; readonly organisationId: string; readonly ownerId: string | null; readonly risk: RiskLevel | null; readonly source: 'registered' | 'migrated' }
  | {
      readonly type: 'record_added' | 'record_changed'; readonly recordId: string; readonly kind: RecordKind; readonly fields: Readonly<Record<string, unknown>>;
      /** The case was made in this transaction: nothing of another capability hangs on it yet. */
      readonly isNewCase?: true;
    }
  | { readonly type: 'risk_changed'; readonly from: RiskLevel | null; readonly to: RiskLevel }
  | { readonly type: 'victim_status_changed'; readonly from: VictimStatus; readonly to: VictimStatus }
  | { readonly type: 'owner_changed'; readonly from: string | null; readonly to: string | null }
  | { readonly type: 'alerted'; readonly kind: AlertKind; readonly task: string; readonly noteId: string | null }
  | { readonly type: 'approval'; readonly step: 'proposed' | 'approved' | 'returned'; readonly approvalId: string; readonly proposedBy: string;
      readonly subjectKind: ApprovalSubject; readonly subjectId: string; readonly target: string | null }
  | { readonly type: 'moved'; readonly from: Stage; readonly to: Stage; readonly closed: boolean; readonly wasClosed?: boolean }
);

export type CaseListener = (event: CaseEvent) => Promise<void>;

/** Other capabilities follow a case without it knowing them: they register when their module starts. */
@Injectable()
export class CaseEvents {
  private readonly listeners: CaseListener[] = [];

  /** `listener` runs inside the transaction of the change; what it throws undoes the change. */
  register(listener: CaseListener): void {
    this.listeners.push(listener);
  }

  async emit(event: CaseEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
