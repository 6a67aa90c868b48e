import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { asksAgain, FILE_SUBJECTS, type FileChange, SUBJECT_RULES } from '@tact/domain';
import { type CaseEvent, CaseEvents } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { ApprovalRepository, type ApprovalRow } from '@tact/server/sharing';
import { v7 as uuidv7 } from 'uuid';

const LAST_MOVE = 'select max(at) as at from tact.stage_move where case_id = $1';
/** Kinds of records that some subject rests on: others touch no approval. */
const RESTED_ON = new Set<string>(FILE_SUBJECTS.flatMap((subject) => SUBJECT_RULES[subject].restsOn));
const SPENT_BY_A_MOVE: readonly string[] = ['move', 'closure'];

/** A later edit of what was approved, or waits, makes it stale and asks again; who edits proposes the new version (DESIGN.md section 2). */
@Injectable()
export class FollowEdits implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
  ) {}

  onModuleInit(): void {
    this.events.register((event) => this.follow(event));
  }

  private async follow(event: CaseEvent): Promise<void> {
    if (event.type === 'moved') return this.afterMove(event.caseId);
    const change = changeOf(event);
    if (!change) return;
    const touched = (await this.standing(event.caseId)).filter((row) => asksAgain({ state: row.state, subjectKind: row.subject_kind, subjectId: row.subject_id }, change));
    for (const row of touched) await this.askAgain(row, event.principal.userId, event.at);
  }

  private async askAgain(row: ApprovalRow, editor: string, at: string): Promise<void> {
    if (!(await this.approvals.end(row, 'stale'))) return;
    await this.approvals.propose({
      id: uuidv7(), case_id: row.case_id, subject_kind: row.subject_kind, subject_id: row.subject_id, subject_version: row.subject_version + 1, proposed_by: editor,
      organisation_id: row.organisation_id, team_id: row.team_id, target: row.target,
    }, at);
  }

  /** What was asked for from where the case no longer stands is asked no more. */
  private async afterMove(caseId: string): Promise<void> {
    for (const row of await this.approvals.ofCase(caseId)) {
      if (row.state === 'waiting' && SPENT_BY_A_MOVE.includes(row.subject_kind)) await this.approvals.end(row, 'stale');
    }
  }

  /** Approvals that an edit can touch: an approved move that was made stands in history as it was. */
  private async standing(caseId: string): Promise<ApprovalRow[]> {
    const rows = (await this.approvals.ofCase(caseId)).filter(({ state }) => state === 'waiting' || state === 'approved');
    if (!rows.some(({ state, subject_kind }) => state === 'approved' && SPENT_BY_A_MOVE.includes(subject_kind))) return rows;
    const [last] = await this.uow.query<{ at: Date | null }>(LAST_MOVE, [caseId]);
    return rows.filter(({ state, subject_kind, decided_at }) => state === 'waiting' || !SPENT_BY_A_MOVE.includes(subject_kind) || !last?.at || (decided_at !== null && decided_at >= last.at));
  }
}

function changeOf(event: CaseEvent): FileChange | null {
  switch (event.type) {
    case 'record_added':
    case 'record_changed':
      if (event.isNewCase || !RESTED_ON.has(event.kind)) return null;
      return { type: 'record', recordId: event.recordId, kind: event.kind, isNew: event.type === 'record_added', fields: Object.keys(event.fields) };
    case 'risk_changed':
      return { type: 'case', field: 'risk' };
    case 'victim_status_changed':
      return { type: 'case', field: 'victimStatus' };
    default:
      return null;
  }
}
