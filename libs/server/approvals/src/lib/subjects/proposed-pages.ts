import { Inject, Injectable } from '@nestjs/common';
import { type FileSubject, subjectPages, summaryView } from '@tact/domain';
import { caseHead, RecordReader, type RecordView, type SeenCase } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import type { ApprovalPage } from '@tact/server/sharing';

/** What of the file is put before the supervisor, as it stands now. The transaction must be under an access record of the case. */
@Injectable()
export class ProposedPages {
  constructor(@Inject(RecordReader) private readonly records: RecordReader) {}

  async of(principal: Principal, seen: SeenCase, subject: { readonly kind: FileSubject; readonly id: string }): Promise<ApprovalPage[]> {
    return this.from(seen, subject, await this.records.all(principal, seen));
  }

  from(seen: SeenCase, subject: { readonly kind: FileSubject; readonly id: string }, records: readonly RecordView[]): ApprovalPage[] {
    return subjectPages(subject.kind, subject.id, records).map(({ section, records: shown }): ApprovalPage => (section === 'summary'
      ? { section, records: shown, summary: summaryView(caseHead(seen)) }
      : { section, records: shown }));
  }
}
