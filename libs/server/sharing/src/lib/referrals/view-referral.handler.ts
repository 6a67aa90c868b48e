import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import { ApprovalRepository, approvalHead } from '../approvals/approval.repository';
import { type Entry, EntryRepository } from '../store/entry.repository';
import { purposeOf, type SealedRequest, receiverRequest } from '../content/receiver-view';
import { ReferralFinder, type SeenReferral } from './referral-finder';
import type { ReferralHead } from './referral-head';
import { ReferralHeads } from './referral-heads';

/** One referral as a side reads it. */
export type ReferralView = ReferralHead & {
  /** What it is for, in one line; null once it is closed to the receiver. */
  readonly purpose: unknown;
  /** Null once it is closed to the receiver. */
  readonly request: unknown;
  readonly entries: readonly ViewedEntry[];
  readonly pages: readonly { readonly section: string; readonly acknowledgedAt: string | null; readonly acknowledgedByName: string | null }[];
  /** For the sender: who decided what on which version. */
  readonly approvals?: readonly Readonly<Record<string, unknown>>[];
};

type ViewedEntry = Omit<Entry, 'content'> & { readonly text: string | null; readonly fields?: unknown };

/** The referral with its talk: for the sender all of it, for the receiver what is open to it now. */
@Injectable()
export class ViewReferralHandler {
  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
  ) {}

  /** Runs under an access record of the case where its content is open to the principal. */
  async execute(principal: Principal, referralId: string): Promise<ReferralView> {
    const seen = await this.finder.find(principal, referralId);
    const head = await this.heads.of(principal, referralId);
    const entries = isOpen(seen) ? (await this.entries.list(seen.row)).filter((entry) => isFor(entry, seen)) : [];
    const request = entries.filter(({ kind }) => kind === 'header').at(-1);
    return {
      ...head,
      purpose: request ? purposeOf(request.content) : null,
      request: request ? receiverRequest(head, request.content as unknown as SealedRequest) : null,
      entries: entries.filter(({ kind }) => kind !== 'header' && kind !== 'snapshot').map(viewed),
      pages: seen.row.sections.map((section) => pageOf(section, entries)),
      ...(seen.side === 'sender' ? { approvals: (await this.approvals.ofReferral(referralId)).map(approvalHead) } : {}),
    };
  }
}

function isOpen({ row, side }: SeenReferral): boolean {
  return side === 'sender' || (row.access !== 'none' && row.expires_at > row.now);
}

/** What row-level security also says: how it came to be sent is the sender's own, and an earlier wording too. */
function isFor(entry: Entry, { row, side }: SeenReferral): boolean {
  if (side === 'sender') return true;
  if (entry.kind === 'return_comment' || entry.kind === 'snapshot') return false;
  return entry.kind !== 'header' || (row.proposed_at !== null && entry.at >= row.proposed_at.toISOString());
}

function viewed({ content, ...entry }: Entry): ViewedEntry {
  return { ...entry, text: typeof content['text'] === 'string' ? content['text'] : null, ...(content['fields'] ? { fields: content['fields'] } : {}) };
}

function pageOf(section: string, entries: readonly Entry[]): ReferralView['pages'][number] {
  const read = entries.find((entry) => entry.kind === 'acknowledgement' && entry.section === section);
  return { section, acknowledgedAt: read?.at ?? null, acknowledgedByName: read?.byName ?? null };
}
