import { Inject, Injectable } from '@nestjs/common';
import { CaseCiphers, approvalHmac } from '@tact/server/crypto';
import { NotFound } from '@tact/server/platform';
import { CaseReader, type ReceiverSection, receiverSection } from '@tact/server/sharing';
import { HandOverEntries } from '../store/hand-over-entries';
import type { HandOverRow } from '../store/hand-over-row';

/** What a supervisor approved, section by section, readable years later and proved by an HMAC under the case key. */
@Injectable()
export class OfferSnapshot {
  constructor(
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(HandOverEntries) private readonly entries: HandOverEntries,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The pages of the scope as the duty bearer reads them. */
  async pages(row: HandOverRow): Promise<ReceiverSection[]> {
    const file = await this.cases.open(row.case_id, row.sections);
    return row.sections.map((section) => receiverSection(section, file));
  }

  /** Stores the pages as entries in reply to the approval. Answers the HMAC over all of them. */
  async store(row: HandOverRow, approvalId: string, at: string): Promise<Buffer> {
    const pages = await this.pages(row);
    for (const page of pages) {
      await this.entries.add(row, { kind: 'snapshot', section: page.section, replyTo: approvalId, organisationId: row.from_organisation_id, at, content: page });
    }
    return this.mark(row, pages);
  }

  /** The snapshot of an approval and whether it still is what was approved; null where none was stored. */
  async read(row: HandOverRow, approval: { readonly id: string; readonly hmac: Buffer | null }): Promise<{ sections: ReceiverSection[]; intact: boolean } | null> {
    if (!approval.hmac) return null;
    const stored = (await this.entries.list(row, ['snapshot'])).filter(({ replyTo }) => replyTo === approval.id);
    const sections = stored.map(({ content }) => content as unknown as ReceiverSection);
    return { sections, intact: (await this.mark(row, sections)).equals(approval.hmac) };
  }

  /** HMAC over pages of this path, whatever order they and their keys are in. */
  async mark(row: Pick<HandOverRow, 'id' | 'case_id'>, pages: readonly ReceiverSection[]): Promise<Buffer> {
    const cipher = await this.ciphers.forCase(row.case_id);
    if (!cipher) throw new NotFound();
    const inOrder = [...pages].sort((a, b) => (a.section < b.section ? -1 : 1));
    return approvalHmac(cipher, JSON.stringify([row.id, inOrder.map(sorted)]));
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
