import { Inject, Injectable } from '@nestjs/common';
import { type AlertKind, alertEffect } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CaseEvents } from '../events/case-events';
import { AddRecordHandler } from '../records/add-record.handler';
import { RecordEffects } from '../records/record-effects';

export interface AlertInput {
  readonly kind: AlertKind;
  readonly text?: string | null;
}

/** Child missing or in danger: the risk is high at once, with the incident, the task and the words somebody had for it. */
@Injectable()
export class AlertCaseHandler {
  constructor(
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(AddRecordHandler) private readonly records: AddRecordHandler,
    @Inject(RecordEffects) private readonly effects: RecordEffects,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /** Needs no approval and no version: an alarm never waits for another edit. Throws 404 and 403. */
  async execute(principal: Principal, caseId: string, { kind, text }: AlertInput): Promise<SeenCase> {
    const seen = await this.finder.findFor(principal, caseId, 'alert');
    const effect = alertEffect(kind);
    const on = seen.now.slice(0, 10);
    await this.records.execute(principal, caseId, { id: uuidv7(), kind: 'incident', fields: { ...effect.incident, on } });
    const noteId = text?.trim() ? uuidv7() : null;
    if (noteId !== null) await this.records.execute(principal, caseId, { id: noteId, kind: 'note', fields: { text, language: principal.language, on } });
    await this.effects.setRisk(principal, await this.finder.find(principal, caseId), effect.risk);
    await this.events.emit({ type: 'alerted', principal, caseId, at: seen.now, kind, task: effect.task, noteId });
    return this.finder.find(principal, caseId);
  }
}
