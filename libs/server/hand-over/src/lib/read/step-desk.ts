import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import type { ApprovalDesk, ApprovalRow, SubjectReading } from '@tact/server/sharing';
import { HandOverEntries } from '../store/hand-over-entries';
import { HandOverFinder } from './hand-over-finder';
import { OfferSnapshot } from './offer-snapshot';

/** What an approval of a step shows: while it waits what the duty bearer would read, once decided what was approved. */
@Injectable()
export class StepDesk implements ApprovalDesk {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(OfferSnapshot) private readonly snapshots: OfferSnapshot,
    @Inject(HandOverEntries) private readonly entries: HandOverEntries,
  ) {}

  async read(principal: Principal, approval: ApprovalRow): Promise<SubjectReading> {
    const { row } = await this.finder.find(principal, approval.subject_id);
    const comments = await this.entries.list(row, ['comment']);
    const text = (from: Date | null, to: Date | null): string | null => {
      const within = comments.filter(({ at }) => (!from || at >= from.toISOString()) && (!to || at <= to.toISOString()));
      return (within.at(-1)?.content['text'] as string | undefined) ?? null;
    };
    return {
      ...(approval.state === 'waiting' ? { proposed: await this.snapshots.pages(row) } : {}),
      snapshot: approval.state === 'approved' ? await this.snapshots.read(row, approval) : null,
      request: text(approval.proposed_at, approval.proposed_at), comment: approval.decided_at ? text(approval.decided_at, approval.decided_at) : null,
    };
  }
}
