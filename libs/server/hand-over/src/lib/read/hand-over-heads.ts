import { Inject, Injectable } from '@nestjs/common';
import type { HandOverSide } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import type { HandOverRow } from '../store/hand-over-row';
import { HandOverFinder } from './hand-over-finder';
import { type HandOverHead, type HandOverNames, handOverHead } from './hand-over-head';
import { HEADS_BY_ID, type HandOverBox, NAMES_OF_ROW, boxSql } from './hand-over-list.query';

type HeadRow = HandOverRow & HandOverNames;

export interface HandOverPage {
  readonly items: readonly HandOverHead[];
  readonly nextCursor: string | null;
}

/** Heads of paths: one, those of a case, or a page of a box. */
@Injectable()
export class HandOverHeads {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
  ) {}

  /** One head as the principal sees it now; 404 when it does not. */
  async of(principal: Principal, id: string): Promise<HandOverHead> {
    const { side, now } = await this.finder.find(principal, id);
    const [row] = await this.uow.query<HeadRow>(HEADS_BY_ID, [[id]]);
    if (!row) throw new NotFound();
    return handOverHead(row, side, now, await this.verifyDays());
  }

  /** What a command answers: the row it stored, also where the step ended the actor's own sight of it. */
  async after(row: HandOverRow, side: HandOverSide, now: string): Promise<HandOverHead> {
    const people = [row.proposed_by, row.decided_by, row.accepted_by, row.new_owner_id, row.new_supervisor_id, ...Object.values(row.stage_dates).map(({ by }) => by)];
    const [names] = await this.uow.query<HandOverNames>(NAMES_OF_ROW, [row.from_organisation_id, row.to_organisation_id, people.filter((id) => id !== null)]);
    return handOverHead({ ...row, ...names! }, side, now, await this.verifyDays());
  }

  /** The paths of a case, oldest first. */
  async ofCase(principal: Principal, caseId: string): Promise<HandOverHead[]> {
    const seen = await this.finder.ofCase(principal, caseId);
    if (seen.length === 0) return [];
    const rows = await this.uow.query<HeadRow>(HEADS_BY_ID, [seen.map(({ row }) => row.id)]);
    const verifyDays = await this.verifyDays();
    return rows.flatMap((row) => {
      const found = seen.find((one) => one.row.id === row.id);
      return found ? [handOverHead(row, found.side, found.now, verifyDays)] : [];
    });
  }

  /** A page of a box, newest first, at most 100. */
  async box(principal: Principal, box: HandOverBox, cursor: string | null, limit: number): Promise<HandOverPage> {
    const rows = await this.uow.query<HeadRow & { now: Date }>(boxSql(box), [principal.granteeIds, [principal.userId, ...principal.organisationIds], principal.organisationIds, cursor, limit + 1]);
    const [time] = await this.uow.query<{ now: Date }>('select tact.now() as now');
    const verifyDays = await this.verifyDays();
    const side = (row: HeadRow): HandOverSide => (box === 'incoming' || (box === 'ended' && !principal.organisationIds.includes(row.from_organisation_id)) ? 'receiver' : 'sender');
    const items = rows.slice(0, limit).map((row) => handOverHead(row, side(row), time!.now.toISOString(), verifyDays));
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
  }

  /** The setting `handOverVerifyDays`. */
  async verifyDays(): Promise<number> {
    return (await this.clocks.read()).settings.handOverVerifyDays;
  }
}
