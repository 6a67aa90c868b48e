import { Inject, Injectable } from '@nestjs/common';
import type { HandOver, Section } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import type { HandOverRow } from './hand-over-row';

export type HandOverEntryKind = 'step' | 'question' | 'answer' | 'acknowledgement' | 'signature' | 'comment' | 'decline_note' | 'return_note' | 'talk' | 'delivery'
  | 'outside_answer' | 'proof' | 'snapshot';

export interface NewHandOverEntry {
  /** Made by the writer's client where it may be sent twice. */
  readonly id?: string;
  readonly kind: HandOverEntryKind;
  readonly organisationId: string;
  readonly at: string;
  readonly section?: string;
  readonly stage?: number;
  readonly code?: string;
  /** Day, YYYY-MM-DD. */
  readonly on?: string;
  readonly replyTo?: string;
  /** What is sealed under the case key. */
  readonly content?: unknown;
}

interface EntryRow {
  readonly id: string;
  readonly kind: HandOverEntryKind;
  readonly section: Section | null;
  readonly stage: number | null;
  readonly code: string | null;
  readonly on: string | null;
  readonly reply_to: string | null;
  readonly sealed: Buffer | null;
  readonly by: string;
  readonly by_name: string;
  readonly organisation_id: string;
  readonly at: Date;
}

/** An opened entry. */
export interface HandOverEntry {
  readonly id: string;
  readonly kind: HandOverEntryKind;
  readonly section: Section | null;
  readonly stage: number | null;
  readonly code: string | null;
  readonly on: string | null;
  readonly replyTo: string | null;
  readonly by: string;
  readonly byName: string;
  readonly organisationId: string;
  readonly at: string;
  readonly content: Readonly<Record<string, unknown>>;
}

type Path = Pick<HandOverRow, 'id' | 'case_id'>;
const INSERT = `insert into tact.hand_over_entry (id, hand_over_id, case_id, kind, section, stage, code, happened_on, reply_to, sealed, by, organisation_id, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** What is said and signed on a path: append-only, each text sealed under the case key. */
@Injectable()
export class HandOverEntries {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** Adds an entry, under an access record. The same entry twice is a retry and adds nothing; its id with other words, or another's, is a conflict. */
  async add(path: Path, entry: NewHandOverEntry): Promise<string> {
    const id = entry.id ?? uuidv7();
    const added = await this.uow.query(`with added as (${INSERT} on conflict do nothing returning id) select * from added`, [
      id, path.id, path.case_id, entry.kind, entry.section ?? null, entry.stage ?? null, entry.code ?? null, entry.on ?? null, entry.replyTo ?? null,
      await this.seal(path.case_id, id, entry.content), this.uow.actor.userId, entry.organisationId, entry.at]);
    if (added.length > 0) return id;
    const mine = (await this.list(path, [entry.kind])).find((one) => one.id === id);
    const isSame = mine?.by === this.uow.actor.userId && mine.replyTo === (entry.replyTo ?? null) && JSON.stringify(mine.content) === JSON.stringify(entry.content ?? {});
    if (!isSame) throw new Conflict('id_in_use');
    return id;
  }

  /** The entries the actor may read, oldest first. Needs an access record that names the case. */
  async list(path: Path, kinds?: readonly HandOverEntryKind[]): Promise<HandOverEntry[]> {
    const rows = await this.uow.query<EntryRow>(`select e.*, e.happened_on::text as on, u.display_name as by_name from tact.hand_over_entry e join tact.app_user u on u.id = e.by
      where e.hand_over_id = $1 and ($2::text[] is null or e.kind = any($2)) order by e.at, e.id`, [path.id, kinds ?? null]);
    if (rows.length === 0) return [];
    const cipher = await this.ciphers.forCase(path.case_id);
    if (!cipher) throw new NotFound();
    return rows.map((row) => ({
      id: row.id, kind: row.kind, section: row.section, stage: row.stage, code: row.code, on: row.on, replyTo: row.reply_to, by: row.by, byName: row.by_name,
      organisationId: row.organisation_id, at: row.at.toISOString(),
      content: row.sealed ? cipher.open<Record<string, unknown>>('hand_over_entry', 'sealed', row.id, row.sealed) : {},
    }));
  }

  /** What the rules need: questions with whether they are answered, and the sections acknowledged since the present offer. */
  async talk(row: HandOverRow): Promise<Pick<HandOver, 'questions' | 'acknowledgedSections'>> {
    const rows = await this.uow.query<Pick<EntryRow, 'id' | 'kind' | 'section' | 'reply_to' | 'organisation_id' | 'at'>>(`select id, kind, section, reply_to, organisation_id, at
      from tact.hand_over_entry where hand_over_id = $1 and kind in ('question', 'answer', 'acknowledgement') order by at, id`, [row.id]);
    const answered = new Set(rows.filter(({ kind }) => kind === 'answer').map(({ reply_to }) => reply_to));
    const offeredAt = row.state === 'offered' && row.decided_at ? row.decided_at : null;
    const read = rows.flatMap(({ kind, section, at }) => (kind === 'acknowledgement' && section && offeredAt && at >= offeredAt ? [section] : []));
    return {
      questions: rows.filter(({ kind }) => kind === 'question').map((one) => ({ id: one.id, askedBy: one.organisation_id, answered: answered.has(one.id) })),
      acknowledgedSections: [...new Set(read)],
    };
  }

  private async seal(caseId: string, id: string, content: unknown): Promise<Buffer | null> {
    if (content === undefined) return null;
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher.seal('hand_over_entry', 'sealed', id, content);
  }
}
