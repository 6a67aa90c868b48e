import { Inject, Injectable } from '@nestjs/common';
import { type CaseCipher, CaseCiphers, approvalHmac } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';
import type { ApprovalPage, ApprovalRow } from '@tact/server/sharing';
import { v7 as uuidv7 } from 'uuid';

type EntryKind = 'request' | 'page' | 'return_comment';

interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  readonly sealed: Buffer;
}

const INSERT = `insert into tact.approval_entry (id, approval_id, case_id, kind, section, sealed, by, organisation_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** What is said with an approval and what was read of it: append-only, sealed under the case key, read under an access record. */
@Injectable()
export class ApprovalEntries {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The proposer's or the supervisor's words. */
  async say(approval: Pick<ApprovalRow, 'id' | 'case_id' | 'organisation_id'>, kind: 'request' | 'return_comment', text: string, at: string): Promise<void> {
    await this.add(await this.cipher(approval.case_id), approval, { kind, section: null, content: { text }, at });
  }

  /** Stores the pages that were read, one entry a section. Answers the HMAC over all of them. */
  async keep(approval: ApprovalRow, pages: readonly ApprovalPage[], at: string): Promise<Buffer> {
    const cipher = await this.cipher(approval.case_id);
    for (const page of pages) await this.add(cipher, approval, { kind: 'page', section: page.section, content: page, at });
    return approvalHmac(cipher, snapshotText(approval, pages));
  }

  /** The stored pages and words; `intact`: the pages are what the decision was made on. */
  async read(approval: ApprovalRow): Promise<{ readonly pages: readonly ApprovalPage[]; readonly intact: boolean; readonly request: string | null; readonly comment: string | null }> {
    const rows = await this.uow.query<EntryRow>('select id, kind, sealed from tact.approval_entry where approval_id = $1 order by id', [approval.id]);
    const cipher = await this.cipher(approval.case_id);
    const opened = rows.map(({ id, kind, sealed }) => ({ kind, content: open(cipher, id, sealed) }));
    const pages = opened.flatMap(({ kind, content }) => (kind === 'page' && content !== null ? [content as unknown as ApprovalPage] : []));
    const text = (kind: EntryKind): string | null => (opened.find((one) => one.kind === kind)?.content?.['text'] as string | undefined) ?? null;
    const isWhole = opened.every(({ content }) => content !== null);
    const intact = isWhole && approval.hmac !== null && approvalHmac(cipher, snapshotText(approval, pages)).equals(approval.hmac);
    return { pages, intact, request: text('request'), comment: text('return_comment') };
  }

  private async add(cipher: CaseCipher, approval: Pick<ApprovalRow, 'id' | 'case_id' | 'organisation_id'>, entry: { kind: EntryKind; section: string | null; content: unknown; at: string }): Promise<void> {
    const id = uuidv7();
    await this.uow.query(INSERT, [id, approval.id, approval.case_id, entry.kind, entry.section, cipher.seal('approval_entry', 'sealed', id, entry.content),
      this.uow.actor.userId, approval.organisation_id, entry.at]);
  }

  private async cipher(caseId: string): Promise<CaseCipher> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher;
  }
}

/** Null where a stored row no longer opens: somebody changed it. */
function open(cipher: CaseCipher, id: string, sealed: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    return cipher.open<Record<string, unknown>>('approval_entry', 'sealed', id, sealed);
  } catch {
    return null;
  }
}

/** What an approval's HMAC is over: subject, version and every page. Key order does not matter. */
function snapshotText(approval: Pick<ApprovalRow, 'id' | 'subject_kind' | 'subject_id' | 'subject_version' | 'target'>, pages: readonly ApprovalPage[]): string {
  const { id, subject_kind, subject_id, subject_version, target } = approval;
  const ordered = [...pages].sort((a, b) => a.section.localeCompare(b.section));
  return JSON.stringify([id, subject_kind, subject_id, subject_version, target, ordered.map(sorted)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
