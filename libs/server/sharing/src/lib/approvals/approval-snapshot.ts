import { Inject, Injectable } from '@nestjs/common';
import { CaseCiphers, approvalHmac } from '@tact/server/crypto';
import { NotFound } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseReader } from '../content/case-reader';
import { type ReceiverSection, type SealedRequest, receiverSection } from '../content/receiver-view';
import { EntryRepository } from '../store/entry.repository';
import type { ReferralRow } from '../store/referral-row';
import type { ApprovalRow } from './approval.repository';

/** What was approved, section by section: readable years later, and proved by an HMAC under the case key. */
@Injectable()
export class ApprovalSnapshot {
  constructor(
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The stored snapshot of an approval, and whether it still is what was approved. Null where none was stored. */
  async read(referral: ReferralRow, approval: ApprovalRow): Promise<{ readonly sections: readonly ReceiverSection[]; readonly intact: boolean } | null> {
    const cipher = await this.ciphers.forCase(referral.case_id);
    if (!cipher || !approval.hmac) return null;
    const stored = (await this.entries.list(referral, ['snapshot'])).filter(({ replyTo }) => replyTo === approval.id);
    const request = (await this.entries.list(referral, ['header'])).find(({ at }) => at === approval.decided_at?.toISOString());
    const sections = referral.sections.flatMap((name) => stored.filter(({ section }) => section === name)).map(({ content }) => content as unknown as ReceiverSection);
    const text = request ? snapshotText(referral, request.content as unknown as SealedRequest, sections) : '';
    return { sections, intact: approvalHmac(cipher, text).equals(approval.hmac) };
  }

  /** Stores what the receiver will be shown as an entry a section, in reply to the approval. Answers the HMAC over all of it. */
  async store(referral: ReferralRow, approval: ApprovalRow, request: SealedRequest, at: string): Promise<Buffer> {
    const cipher = await this.ciphers.forCase(referral.case_id);
    if (!cipher) throw new NotFound();
    const file = await this.cases.open(referral.case_id, referral.sections);
    const sections = referral.sections.map((section) => receiverSection(section, file));
    for (const content of sections) {
      await this.entries.append(referral, { id: uuidv7(), kind: 'snapshot', section: content.section, replyTo: approval.id, organisationId: referral.from_organisation_id, at, content });
    }
    return approvalHmac(cipher, snapshotText(referral, request, sections));
  }
}

/** The text an approval's HMAC is over: request and every shared section. Key order does not matter. */
export function snapshotText(referral: Pick<ReferralRow, 'id'>, request: SealedRequest, sections: readonly ReceiverSection[]): string {
  const { carriedPurpose: _, ...approved } = request;
  return JSON.stringify([referral.id, sorted(approved), sections.map(sorted)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
