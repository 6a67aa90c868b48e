import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { FILE_SUBJECTS } from '@tact/domain';
import { CaseFinder } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import { type ApprovalDesk, ApprovalRepository, type ApprovalRow, ApprovalSubjects, type SubjectReading } from '@tact/server/sharing';
import { fileSubject } from '../commands/approval-finder';
import { ApprovalEntries } from '../store/approval-entries';
import { ProposedPages } from './proposed-pages';

/** Reads approvals of the file's own subjects: what is proposed now, what was read then, and the last version before it. */
@Injectable()
export class FileDesk implements ApprovalDesk, OnModuleInit {
  constructor(
    @Inject(ApprovalSubjects) private readonly subjects: ApprovalSubjects,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(ApprovalEntries) private readonly entries: ApprovalEntries,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(ProposedPages) private readonly pages: ProposedPages,
  ) {}

  onModuleInit(): void {
    for (const subject of FILE_SUBJECTS) this.subjects.register(subject, this);
  }

  async read(principal: Principal, row: ApprovalRow): Promise<SubjectReading> {
    const subject = fileSubject(row);
    if (!subject) return {};
    const { pages, intact, request, comment } = await this.entries.read(row);
    return {
      ...(row.state === 'waiting' ? { proposed: await this.pages.of(principal, await this.cases.find(principal, row.case_id), subject) } : {}),
      snapshot: row.hmac === null ? null : { sections: pages, intact }, request, comment, previous: await this.previous(row),
    };
  }

  /** The newest earlier version of the subject that somebody decided; a stale one was approved once. */
  private async previous(row: ApprovalRow): Promise<NonNullable<SubjectReading['previous']> | null> {
    const earlier = (await this.approvals.ofCase(row.case_id)).filter((one) => one.subject_kind === row.subject_kind && one.subject_id === row.subject_id
      && one.target === row.target && one.subject_version < row.subject_version && one.hmac !== null).at(-1);
    if (!earlier) return null;
    const { pages } = await this.entries.read(earlier);
    return { id: earlier.id, state: earlier.state, subjectVersion: earlier.subject_version, decidedAt: earlier.decided_at?.toISOString() ?? null, sections: pages };
  }
}
