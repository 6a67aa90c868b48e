import { Inject, Injectable } from '@nestjs/common';
import { isDone, isReturnLive, type ReturnPlacement } from '@tact/domain';
import { Conflict, type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { ReturnProgress } from '../clock/return-progress';
import { ReturnRepository } from '../store/return.repository';
import type { ReturnCommand } from './return-command';

export interface ReturnChange {
  readonly version: number;
  readonly placement?: ReturnPlacement | null;
  /** `YYYY-MM-DD`; null takes the day back. */
  readonly travelOn?: string | null;
}

/** Where the child is to live, and the day of travel. A carer who was involved bars the family. */
@Injectable()
export class ChangeReturnHandler implements ReturnCommand<ReturnChange> {
  constructor(
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
  ) {}

  async execute(principal: Principal, returnId: string, { version, placement, travelOn }: ReturnChange): Promise<void> {
    const seen = await this.finder.findKept(principal, returnId);
    const { row } = seen;
    if (row.version !== version) throw new Conflict('version_conflict', { version: row.version });
    if (!isReturnLive(row.state) || row.state === 'travelling') throw new Refused('return_ended', { state: row.state });
    const ground = await this.ground.of(seen);
    const screening = ground.standings.find(({ step }) => step === 'B4')?.attestation?.outcome;
    if (placement === 'family' && screening === 'involved') throw new Refused('family_involved', {}, [{ path: 'placement', code: 'family_involved' }]);
    if (travelOn && travelOn < ground.today) throw new Refused('travel_in_past', {}, [{ path: 'travelOn', code: 'in_past' }]);
    const changed = { ...(placement === undefined ? {} : { placement }), ...(travelOn === undefined ? {} : { travel_on: travelOn }) };
    if (Object.keys(changed).length === 0) return;
    const moved = placement !== undefined && placement !== row.placement && row.state === 'cleared' ? { state: 'considered', cleared_at: null } : {};
    await this.returns.update(row, principal.userId, { ...changed, ...moved });
    if (travelOn) await this.progress.travelSet(seen, travelOn, ground.standings.filter((standing) => !isDone(standing)).map(({ step }) => step));
    await this.progress.tellOther(seen, 'return_changed');
  }
}
