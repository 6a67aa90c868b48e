import { Inject, Injectable } from '@nestjs/common';
import { decideMove, type Place } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, GatesUnmet, type Principal, Refused } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CaseWriter } from '../case/case-writer';
import { CaseEvents } from '../events/case-events';
import { AddRecordHandler } from '../records/add-record.handler';
import { RecordReader } from '../records/record-reader';
import type { RecordView } from '../records/record-view';
import { FactReader } from './fact-reader';
import { StageMoveEntity } from './stage-move-row';

export interface MoveInput {
  readonly to: Place;
  readonly reason?: string | null;
  readonly version: number;
}

/** What the move is decided on. */
@Injectable()
export class MoveGround {
  constructor(
    @Inject(CaseFinder) readonly finder: CaseFinder,
    @Inject(RecordReader) readonly records: RecordReader,
    @Inject(FactReader) readonly facts: FactReader,
    @Inject(AddRecordHandler) readonly notes: AddRecordHandler,
  ) {}
}

/** Moves a case to another stage, closes or reopens it. Runs under an access record of the case: the gates read the whole file. */
@Injectable()
export class MoveCaseHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MoveGround) private readonly ground: MoveGround,
    @Inject(CaseWriter) private readonly writer: CaseWriter,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /**
   * Throws 404, 403, 409 `version_conflict` when the case is at another version, 422 `no_such_move` outside the table and 422 `gates_unmet`
   * with every unmet gate: `{code, kind, met, missing}`. A reason in words is kept as a note.
   */
  async execute(principal: Principal, caseId: string, input: MoveInput): Promise<SeenCase> {
    const seen = await this.ground.finder.findFor(principal, caseId, 'move');
    if (input.version !== seen.row.version) throw new Conflict('version_conflict', { version: seen.row.version });
    const records = await this.ground.records.all(principal, seen);
    const facts = await this.ground.facts.read(seen, records);
    const decision = decideMove(facts, input.to, { reason: input.reason });
    if (!decision.ok && decision.code === 'no_such_move') throw new Refused('no_such_move', { from: seen.row.stage, to: input.to });
    if (!decision.ok) throw new GatesUnmet(decision.unmet.map(({ key, kind, met, missing }) => ({ code: key, kind, met, missing, to: input.to })));
    const at = new Date(seen.now);
    const { stage, status } = decision;
    if (status === 'closed') await this.keepReason(principal, seen, input.reason);
    const after = await this.writer.update(principal, seen, {
      stage, status, ...(stage === seen.row.stage && status === 'closed' ? {} : { stageSince: at }), closedAt: status === 'closed' ? at : null,
      ...(status === 'closed' ? { closureReason: closureReason(records) } : seen.row.status === 'closed' ? { closureReason: null } : {}),
    });
    await this.uow.manager.insert(StageMoveEntity, {
      id: uuidv7(), caseId, fromStage: seen.row.stage, toStage: stage, fromStatus: seen.row.status, toStatus: status, at, by: principal.userId,
      reasonCode: null, gates: [...decision.gates],
    });
    if (status !== 'closed') await this.keepReason(principal, seen, input.reason);
    await this.events.emit({ type: 'moved', principal, caseId, at: seen.now, from: seen.row.stage, to: stage, closed: status === 'closed', wasClosed: seen.row.status === 'closed' });
    return after;
  }

  /** The words of a move are a note of the case; before it is closed, for a closed file takes none. */
  private async keepReason(principal: Principal, { row, now }: SeenCase, reason: string | null | undefined): Promise<void> {
    if (!reason?.trim()) return;
    await this.ground.notes.execute(principal, row.id, { id: uuidv7(), kind: 'note', fields: { text: reason, language: principal.language, on: now.slice(0, 10) } });
  }
}

/** The reason that the newest closure review names. */
function closureReason(records: readonly RecordView[]): string | null {
  const reason = records.filter(({ kind }) => kind === 'closure_review').at(-1)?.fields['reason'];
  return typeof reason === 'string' ? reason : null;
}
