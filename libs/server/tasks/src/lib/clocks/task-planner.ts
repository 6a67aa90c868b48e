import { Inject, Injectable } from '@nestjs/common';
import { dueAt, dueTasksFor, REFERRAL_TASK_KINDS, type RiskLevel, ruleFor } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import { TaskEntity, type TaskRow } from '../task-row';
import { ClockSettings } from './clock-settings';

export interface Place {
  readonly caseId: string;
  readonly organisationId: string;
  readonly ownerId: string | null;
  readonly risk: RiskLevel | null;
}

interface OpenClockTask {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly version: number;
}

/** Tasks of whoever supervises the team, never of the case's worker. */
const SUPERVISORS_OWN: readonly string[] = ['supervisor_review'];

/** Starts, times and closes the tasks that the clocks ask for, in the transaction of what happened. */
@Injectable()
export class TaskPlanner {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
  ) {}

  /** Starts the tasks of an event at `at` (domain time); a kind that is open already is not doubled. `but`: kinds that are done anyway; `only`: no other kinds. */
  async begin(event: string, place: Place, at: string, by: string, { but = [], only }: { readonly but?: readonly string[]; readonly only?: readonly string[] | undefined } = {}): Promise<void> {
    const { settings, version } = await this.clocks.read();
    const due = dueTasksFor(event, place.risk, at, settings, await this.clocks.calendar(place.organisationId)).filter(({ task }) => !but.includes(task) && (only?.includes(task) ?? true));
    if (due.length === 0) return;
    const open = await this.uow.query<{ kind: string }>(`select kind from tact.case_task where case_id = $1 and state = 'open' and kind = any($2)`, [place.caseId, due.map(({ task }) => task)]);
    const missing = due.filter(({ task }) => !open.some(({ kind }) => kind === task));
    if (missing.length > 0) await this.uow.manager.insert(TaskEntity, missing.map((one) => newTask(place, { kind: one.task, dueAt: new Date(one.dueAt), at: new Date(at), by, settingVersion: version })));
  }

  /** One task that no clock times. */
  async add(place: Place, task: { readonly id?: string; readonly kind: string; readonly dueAt: Date; readonly recordId?: string | null }, at: string, by: string): Promise<TaskRow> {
    const row = newTask(place, { ...task, at: new Date(at), by, settingVersion: (await this.clocks.read()).version });
    await this.uow.manager.insert(TaskEntity, row);
    return row;
  }

  /** Closes the open tasks of these kinds. */
  async done(caseId: string, kinds: readonly string[], at: string, by: string): Promise<void> {
    if (kinds.length === 0) return;
    await this.uow.query(`update tact.case_task set state = 'done', done_at = $3, done_by = $4, version = version + 1, updated_by = $4, updated_at = $3
      where case_id = $1 and kind = any($2) and state = 'open'`, [caseId, kinds, at, by]);
  }

  /** Another risk level, other limits: open clock tasks are timed anew from the event they count from; those of a referral go by its own urgency. */
  async retime(place: Place, at: string, by: string): Promise<void> {
    const { settings, version } = await this.clocks.read();
    const calendar = await this.clocks.calendar(place.organisationId);
    const open = await this.uow.query<OpenClockTask>(`select id, kind, created_at as "createdAt", version from tact.case_task where case_id = $1 and state = 'open' and kind <> all($2)`, [place.caseId, REFERRAL_TASK_KINDS]);
    for (const task of open) {
      const rule = ruleFor(task.kind, place.risk ?? 'medium', settings.clocks);
      if (!rule) continue;
      await this.uow.query(`update tact.case_task set due_at = $2, setting_version = $3, escalated_at = null, version = version + 1, updated_by = $4, updated_at = $5 where id = $1`,
        [task.id, dueAt(task.createdAt.toISOString(), rule, calendar), version, by, at]);
    }
  }

  /** The open tasks of the former owner go to the new one; the task of finding one is done. */
  async handOver(caseId: string, from: string | null, to: string | null, at: string, by: string): Promise<void> {
    await this.uow.query(`update tact.case_task set assignee_id = $3, version = version + 1, updated_by = $5, updated_at = $4
      where case_id = $1 and state = 'open' and (assignee_id is null or assignee_id = $2) and kind <> all($6)`, [caseId, from, to, at, by, SUPERVISORS_OWN]);
    if (to !== null) await this.done(caseId, ['assign_worker'], at, by);
  }

  /** A closed case has no open work. */
  async cancelAll(caseId: string, at: string, by: string): Promise<void> {
    await this.uow.query(`update tact.case_task set state = 'cancelled', done_at = $2, done_by = $3, version = version + 1, updated_by = $3, updated_at = $2
      where case_id = $1 and state = 'open'`, [caseId, at, by]);
  }
}

function newTask(place: Place, task: { id?: string; kind: string; dueAt: Date; recordId?: string | null; at: Date; by: string; settingVersion: number }): TaskRow {
  return {
    id: task.id ?? uuidv7(), caseId: place.caseId, kind: task.kind, dueAt: task.dueAt, settingVersion: task.settingVersion, assigneeId: SUPERVISORS_OWN.includes(task.kind) ? null : place.ownerId,
    organisationId: place.organisationId, state: 'open', doneAt: null, doneBy: null, recordId: task.recordId ?? null, escalatedAt: null, version: 1,
    fieldVersions: {}, createdBy: task.by, createdAt: task.at, updatedBy: task.by, updatedAt: task.at,
  };
}
