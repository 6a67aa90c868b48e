import { Inject, Injectable } from '@nestjs/common';
import { type GateResult, type HandOverFacts, type Place, type Stage, caseFacts, decideMove } from '@tact/domain';
import { GatesUnmet, NotFound, Refused } from '@tact/server/platform';
import { CaseReader } from '@tact/server/sharing';
import type { HandOverRow } from '../store/hand-over-row';

/**
 * The move table's word on the moves that a hand-over makes: into `referral` when a lead is accepted, back when it is returned. Who decides
 * may not see the whole file; these two gates read nothing of it but the path.
 */
@Injectable()
export class MoveGates {
  constructor(@Inject(CaseReader) private readonly cases: CaseReader) {}

  /** Of giving a lead file back; no gate where it does not move: not a lead, or brought back to protection by a red flag. */
  async of(row: HandOverRow): Promise<readonly GateResult[]> {
    return row.is_lead && row.former_stage ? this.decide(row, row.former_stage as Stage, { leadStageThreeAccepted: false, returned: true }, 'referral') : [];
  }

  /** Of the transfer; a file that one duty bearer hands on to another is in `referral` already. */
  async ofAcceptance(row: HandOverRow): Promise<readonly GateResult[]> {
    return row.is_lead ? this.decide(row, 'referral', { leadStageThreeAccepted: true, returned: false }, null) : [];
  }

  private async decide(row: HandOverRow, to: Place, handOver: HandOverFacts, onlyFrom: Stage | null): Promise<readonly GateResult[]> {
    const child = await this.cases.head(row.case_id);
    if (!child) throw new NotFound();
    const stage = child.stage as Stage;
    if (child.status === 'closed') throw new Refused('case_closed');
    if (stage === to || (onlyFrom !== null && stage !== onlyFrom)) return [];
    const facts = caseFacts({
      case: { ...child, stage, status: child.status as 'open', stageBefore: row.former_stage as Stage | null, risk: null, victimStatus: 'at_risk' }, records: [], handOver,
    });
    const decision = decideMove(facts, to);
    if (decision.ok) return decision.gates;
    if (decision.code === 'no_such_move') throw new Refused('no_such_move', { from: stage, to });
    throw new GatesUnmet(decision.unmet.map(({ key, kind, met, missing }) => ({ code: key, kind, met, missing, to })));
  }
}
