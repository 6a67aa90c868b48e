import { Inject, Injectable } from '@nestjs/common';
import { alertEffect, splitFields } from '@tact/domain';
import { AlertCaseHandler } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ReturnFinder } from '../access/return-finder';
import { EvidenceBook } from '../store/evidence-book';
import type { ReturnCommand } from './return-command';

export interface MissingChild {
  readonly text?: string | null;
}

/** The child is gone, at any stage: the alarm of the file goes out at once, also when a partner raises it who does not see the file. */
@Injectable()
export class MissingChildHandler implements ReturnCommand<MissingChild> {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(AlertCaseHandler) private readonly alerts: AlertCaseHandler,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
  ) {}

  async execute(principal: Principal, returnId: string, { text }: MissingChild): Promise<void> {
    const { row, keeps, now } = await this.finder.findFor(principal, returnId, 'update');
    if (keeps) {
      await this.alerts.execute(principal, row.caseId, { kind: 'missing', text });
      return;
    }
    const effect = alertEffect('missing');
    const record = uuidv7();
    const words = text?.trim() ? { narrative: text.trim(), language: principal.language } : {};
    const { clear, sealed } = splitFields('incident', { ...effect.incident, on: now.slice(0, 10), ...words });
    const cipher = await this.book.cipher(row.caseId);
    await this.uow.query('select tact.return_missing($1, $2, $3, $4, $5, $6)', [row.id, record, effect.risk, effect.task, JSON.stringify(clear), cipher.seal('case_record', 'sealed', record, sealed)]);
  }
}
