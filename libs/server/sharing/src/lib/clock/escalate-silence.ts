import { Inject, Injectable } from '@nestjs/common';
import { type TactSettings, escalationAt, isSilent, supervisorDueAt } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { ClockSettings, TaskPlanner } from '@tact/server/tasks';
import { Notifier } from '../referrals/notifier';
import { type LoadedRow, toReferral } from '../store/referral-row';
import { PERHAPS_SILENT } from './due-referrals.query';

interface Watched extends LoadedRow {
  readonly owner_id: string | null;
  readonly team_id: string | null;
}

/** Silence past what was asked becomes a task of the case's owner, later a notice to its supervisors; an answer closes the task. */
@Injectable()
export class EscalateSilence {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(TaskPlanner) private readonly tasks: TaskPlanner,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  /** Inside a job's unit of work. Answers how many steps were escalated. */
  async run(): Promise<number> {
    const { settings } = await this.clocks.read();
    let escalated = 0;
    for (const row of await this.uow.query<Watched>(PERHAPS_SILENT)) escalated += await this.follow(row, settings);
    return escalated;
  }

  private async follow(row: Watched, settings: TactSettings): Promise<number> {
    const now = row.now.toISOString();
    if (!isSilent(toReferral(row), now)) {
      if (row.silent_task_id) await this.close(row, row.silent_task_id);
      return 0;
    }
    const [start, due] = row.answered_at ? [row.answered_at, row.first_feedback_due] : [row.sent_at, row.respond_by];
    if (!start || !due) return 0;
    const step = escalationAt(start.toISOString(), due.toISOString(), now, settings.escalationFactor);
    const toOwner = step !== 'none' && row.escalated_at === null;
    const toSupervisor = step === 'supervisor' && row.supervisor_told_at === null;
    if (toOwner) await this.tellOwner(row, supervisorDueAt(start.toISOString(), due.toISOString(), settings.escalationFactor));
    if (toSupervisor) await this.tellSupervisors(row);
    return Number(toOwner) + Number(toSupervisor);
  }

  /** The task is due when the supervisors would be told. */
  private async tellOwner(row: Watched, due: string): Promise<void> {
    const place = { caseId: row.case_id, organisationId: row.from_organisation_id, ownerId: row.owner_id, risk: row.urgency };
    const task = await this.tasks.add(place, { kind: 'referral_silent', dueAt: new Date(due) }, row.now.toISOString(), this.uow.actor.userId);
    await this.uow.query('update tact.referral set escalated_at = tact.now(), silent_task_id = $2 where id = $1', [row.id, task.id]);
    await this.notifier.tell([row.owner_id ?? row.from_user_id], 'referral_silent', row.id);
  }

  private async tellSupervisors(row: Watched): Promise<void> {
    await this.uow.query('update tact.referral set supervisor_told_at = tact.now() where id = $1', [row.id]);
    await this.notifier.tell(await this.notifier.peopleWith('approve', row.from_organisation_id, row.team_id), 'referral_silent', row.id);
  }

  private async close(row: Watched, task: string): Promise<void> {
    await this.uow.query(`update tact.case_task set state = 'cancelled', version = version + 1, updated_at = tact.now() where id = $1 and state = 'open'`, [task]);
    await this.uow.query('update tact.referral set silent_task_id = null where id = $1', [row.id]);
  }
}
