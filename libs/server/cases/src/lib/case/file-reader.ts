import { Inject, Injectable } from '@nestjs/common';
import { ageAt, consentOf, consentOverview } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import type { SeenCase } from '../access/seen-case';
import { CaseFileParts } from '../events/case-file-parts';
import { FactReader } from '../lifecycle/fact-reader';
import { HistoryReader } from '../lifecycle/history-reader';
import { stagePath } from '../lifecycle/stage-path';
import { RecordReader } from '../records/record-reader';
import type { RecordView } from '../records/record-view';
import { caseDetail } from './case-head';
import { CaseTextBook } from './case-texts';

export type CaseFileView = Readonly<Record<string, unknown>>;

/** Reads a whole file, as much of it as the principal may; the transaction must be under an access record of the case. */
@Injectable()
export class FileReader {
  constructor(
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(FactReader) private readonly facts: FactReader,
    @Inject(HistoryReader) private readonly history: HistoryReader,
    @Inject(CaseFileParts) private readonly parts: CaseFileParts,
    @Inject(CaseTextBook) private readonly texts: CaseTextBook,
  ) {}

  /** The shape of GET /cases/:id (docs/contract.md section 4). Who only reads gets neither history nor gates: a summary says where the case is. */
  async read(principal: Principal, seen: SeenCase): Promise<CaseFileView> {
    const records = await this.records.all(principal, seen);
    const moves = seen.access === 'write' ? await this.history.read(seen.row.id) : [];
    const facts = seen.access === 'write' ? await this.facts.read(seen, records) : null;
    return {
      head: caseDetail(seen, await this.texts.read(seen.row.id, seen.access)), stagePath: stagePath(seen.row, moves, facts), records, grants: { sections: seen.sections, access: seen.access },
      tasks: await this.parts.read('tasks', principal, seen), referrals: await this.parts.read('referrals', principal, seen), moves,
      approvals: await this.parts.read('approvals', principal, seen), consent: consentPart(seen, records),
    };
  }
}

/** What stands of consent today and the child's age in whole years, from the records that were read. */
function consentPart(seen: SeenCase, records: readonly RecordView[]): Record<string, unknown> {
  if (!seen.sections.includes('legal')) return { overview: [], age: null };
  const consents = records.filter(({ kind }) => kind === 'consent').map(({ id, fields }) => consentOf(id, fields));
  const birth = records.find(({ kind }) => kind === 'identity')?.fields['birthDate'];
  return { overview: consentOverview(consents, seen.now), age: ageAt(typeof birth === 'string' ? birth : null, seen.now) };
}
