import { Inject, Injectable } from '@nestjs/common';
import { nextReturnState, type ReturnMoveTarget, unmetForMove } from '@tact/domain';
import { Conflict, GatesUnmet, type Principal } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { ReturnProgress } from '../clock/return-progress';
import { CaseCountry } from '../store/case-country';
import { ReturnRepository } from '../store/return.repository';
import type { ReturnCommand } from './return-command';

export interface ReturnMove {
  readonly to: ReturnMoveTarget;
  readonly version: number;
}

const DATED: Readonly<Record<ReturnMoveTarget, string>> = { cleared: 'cleared_at', travelling: 'travelled_at', arrived: 'arrived_at' };

/** considered -> cleared -> travelling -> arrived; 422 `gates_unmet` names every step and date that is missing. On arrival the file knows the new country. */
@Injectable()
export class MoveReturnHandler implements ReturnCommand<ReturnMove> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
    @Inject(CaseCountry) private readonly country: CaseCountry,
  ) {}

  async execute(principal: Principal, returnId: string, { to, version }: ReturnMove): Promise<void> {
    const seen = await this.finder.findKept(principal, returnId);
    const { row, now } = seen;
    if (row.version !== version) throw new Conflict('version_conflict', { version: row.version });
    const ground = await this.ground.of(seen);
    if (nextReturnState(ground.process) !== to) throw new Conflict('wrong_state', { state: row.state });
    const unmet = unmetForMove(to, ground);
    if (unmet.length > 0) throw new GatesUnmet(unmet.map((gate) => ({ ...gate, met: false, to })));
    await this.returns.update(row, principal.userId, { state: to, [DATED[to]]: now });
    if (to === 'arrived') await this.country.set(principal, row.caseId, row.toCountry);
    await this.progress.tellOther(seen, 'return_changed');
  }
}
