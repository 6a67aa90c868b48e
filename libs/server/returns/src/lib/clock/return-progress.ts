import { Inject, Injectable } from '@nestjs/common';
import { isReturnLive, type NoticeKind, type ReturnConsequence, type ReturnStepCode, returnStep, returnTask, stepsDueAfter, stepsDueBeforeTravel } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import type { SeenReturn } from '../access/return-finder';
import { ReturnRepository } from '../store/return.repository';

export type ReturnNotice = Extract<NoticeKind, `return_${string}`>;
type Audience = 'keeper' | 'partners' | 'dpo';

/** What follows from a step or a move: tasks with their due times, notices (ids only), and the end of a partner's sight. */
@Injectable()
export class ReturnProgress {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
  ) {}

  /** The return came up: the first steps get their time. */
  async begin(seen: SeenReturn): Promise<void> {
    await this.startAfter(seen, 'considered');
  }

  /** A step is done: so is its task, and what is counted from it begins. */
  async closed(seen: SeenReturn, step: ReturnStepCode): Promise<void> {
    await this.task(seen, returnTask(step), null);
    if (isReturnLive(seen.row.state) || seen.row.state === 'arrived') await this.startAfter(seen, step);
  }

  /** The day of travel is set: the steps that must be done before it get their time. */
  async travelSet(seen: SeenReturn, travelOn: string, open: readonly ReturnStepCode[]): Promise<void> {
    const { settings } = await this.clocks.read();
    const due = stepsDueBeforeTravel(travelOn, settings.returns, await this.clocks.calendar(seen.row.organisationId));
    for (const { step, dueAt } of due) if (open.includes(step)) await this.task(seen, returnTask(step), dueAt);
  }

  /** Ends the return; partners lose sight of it at once. */
  async end(principal: Principal, { row, now }: SeenReturn, consequence: NonNullable<ReturnConsequence>): Promise<void> {
    await this.returns.update(row, principal.userId, { state: consequence.state, stop_reason: consequence.state === 'stopped' ? consequence.reason : null, ended_at: now, ended_by: principal.userId });
    await this.uow.query('select tact.return_over($1)', [row.id]);
  }

  async tell({ row }: Pick<SeenReturn, 'row'>, kind: ReturnNotice, audience: Audience): Promise<void> {
    await this.uow.query('select tact.return_notice($1, $2, $3)', [row.id, kind, audience]);
  }

  /** The other side is told that a gate waits for its signature; of one side's gates, the colleagues see it in the file. */
  async tellOther(seen: SeenReturn, kind: ReturnNotice, step?: ReturnStepCode): Promise<void> {
    if (step !== undefined && returnStep(step).sides.length < 2 && seen.keeps) return;
    await this.tell(seen, kind, seen.keeps ? 'partners' : 'keeper');
  }

  private async startAfter(seen: SeenReturn, after: ReturnStepCode | 'considered'): Promise<void> {
    const { settings } = await this.clocks.read();
    const due = stepsDueAfter(after, seen.now, settings.returns, await this.clocks.calendar(seen.row.organisationId));
    for (const { step, dueAt } of due) await this.task(seen, returnTask(step), dueAt);
  }

  private async task({ row }: SeenReturn, task: string, dueAt: string | null): Promise<void> {
    await this.uow.query('select tact.return_task($1, $2, $3, $4)', [row.id, task, dueAt, (await this.clocks.read()).version]);
  }
}
