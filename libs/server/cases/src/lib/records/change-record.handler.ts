import { Inject, Injectable } from '@nestjs/common';
import { consentChangeRefusal, kindRule, type RecordKind, validateRecordPatch } from '@tact/domain';
import { bumpVersions, type FieldConflict, type FieldWrite, mergeFields, seenWrites } from '@tact/sync-protocol';
import { BadRequest, Refused, type Principal } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import { CodeLists } from '../case/code-lists';
import { CaseEvents } from '../events/case-events';
import { refuseOnClosed, refuseUnlessWritable } from './add-record.handler';
import { presentFields, RecordBook, storedFields } from './record-book';
import { RecordEffects } from './record-effects';
import { RecordReader } from './record-reader';
import type { RecordView } from './record-view';

export interface Changed<T> {
  readonly outcome: 'applied' | 'merged' | 'conflict';
  readonly value: T;
  /** Fields that keep the server's value; empty unless `conflict`. */
  readonly conflicts: readonly FieldConflict[];
}

/** What the handler needs to write: the book it stores in and what follows from it. */
@Injectable()
export class RecordDesk {
  constructor(
    @Inject(RecordBook) readonly book: RecordBook,
    @Inject(RecordEffects) readonly effects: RecordEffects,
    @Inject(CodeLists) readonly codes: CodeLists,
  ) {}
}

/** Changes fields of a record, merged field by field (DESIGN.md section 6). Runs under an access record of the case. */
@Injectable()
export class ChangeRecordHandler {
  constructor(
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(RecordDesk) private readonly desk: RecordDesk,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /**
   * Each write carries the version of the field that was seen. Fields in conflict keep the server's value, the others are stored. Throws
   * 404, 403, 400 naming fields, 422 `append_only` for a kind that is corrected by a new record, 422 `withdrawal_stands`.
   */
  async execute(principal: Principal, caseId: string, recordId: string, writes: Readonly<Record<string, FieldWrite>>): Promise<Changed<RecordView>> {
    const seen = await this.finder.findFor(principal, caseId, 'read');
    const before = await this.reader.one(principal, seen, recordId);
    const kind = before.kind as RecordKind;
    refuseUnlessWritable(principal, seen, kind, 'update');
    refuseOnClosed(seen, kind);
    if (kindRule(kind).appendOnly) throw new Refused('append_only');
    const values = Object.fromEntries(Object.entries(writes).map(([name, { value }]) => [name, value]));
    const { ok, problems } = validateRecordPatch(kind, values, await this.desk.codes.extra(), seen.now);
    if (!ok) throw new BadRequest(problems.map(({ field, code }) => ({ path: field, code })));
    const { applied, conflicts, merged } = mergeFields(before.fields, before.fieldVersions, seenWrites(writes, before.version), kind);
    const refusal = kind === 'consent' ? consentChangeRefusal(before.fields, applied) : null;
    if (refusal) throw new Refused(refusal);
    const value = Object.keys(applied).length === 0 ? before : await this.store(principal, before, applied, seen.now);
    if (value !== before) {
      if (kind === 'identity') await this.desk.effects.ofIdentity(principal, seen, await this.desk.book.cipher(caseId), value.fields);
      await this.events.emit({ type: 'record_changed', principal, caseId, at: seen.now, recordId, kind, fields: applied });
    }
    return { outcome: conflicts.length > 0 ? 'conflict' : merged ? 'merged' : 'applied', value, conflicts };
  }

  private async store(principal: Principal, before: RecordView, applied: Readonly<Record<string, unknown>>, at: string): Promise<RecordView> {
    const cipher = await this.desk.book.cipher(before.caseId);
    const fields = presentFields({ ...before.fields, ...applied });
    const version = before.version + 1;
    const fieldVersions = bumpVersions(before.fieldVersions, Object.keys(applied), version);
    await this.desk.book.update(before, {
      ...storedFields(cipher, before.id, before.kind as RecordKind, fields), version, fieldVersions, updatedBy: principal.userId, updatedAt: new Date(at),
    });
    return { ...before, fields, version, fieldVersions, updatedAt: at };
  }
}
