import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { Referral, Section } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound } from '@tact/server/platform';
import type { ReferralRow } from './referral-row';

export type EntryKind = 'header' | 'question' | 'answer' | 'feedback' | 'return_comment' | 'decline_note' | 'acknowledgement' | 'completion' | 'snapshot';

export interface NewEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly organisationId: string;
  readonly at: string;
  readonly section?: string;
  readonly replyTo?: string;
  /** What is sealed under the case key; none for an acknowledgement. */
  readonly content?: unknown;
}

interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  readonly section: Section | null;
  readonly reply_to: string | null;
  readonly sealed: Buffer | null;
  readonly by: string;
  readonly by_name: string;
  readonly organisation_id: string;
  readonly at: Date;
}

/** An opened entry. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly section: Section | null;
  readonly replyTo: string | null;
  readonly by: string;
  readonly byName: string;
  readonly organisationId: string;
  readonly at: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const INSERT = `insert into tact.referral_entry (id, referral_id, case_id, kind, section, sealed, by, organisation_id, at, reply_to)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** What is said in a referral: append-only, each text sealed under the case key. */
@Injectable()
export class EntryRepository {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** Adds an entry with an id made here. */
  async append(referral: Pick<ReferralRow, 'id' | 'case_id'>, entry: NewEntry): Promise<void> {
    await this.uow.query(INSERT, await this.values(referral, entry));
  }

  /**
   * Adds an entry with the writer's id, under an access record. The same entry twice is a retry and adds nothing; 409 `id_in_use` for another's
   * id, `id_taken` for one's own that says something else.
   */
  async add(referral: Pick<ReferralRow, 'id' | 'case_id'>, entry: NewEntry): Promise<void> {
    const added = await this.uow.query(`with added as (${INSERT} on conflict do nothing returning id) select * from added`, await this.values(referral, entry));
    if (added.length > 0) return;
    const [mine] = await this.uow.query<Pick<EntryRow, 'id' | 'sealed' | 'reply_to'>>(`select id, sealed, reply_to from tact.referral_entry where referral_id = $2 and kind = $3
      and (by = $4 and id = $1 or section = $5 and kind = 'acknowledgement')`, [entry.id, referral.id, entry.kind, this.uow.actor.userId, entry.section ?? null]);
    if (!mine) throw new Conflict('id_in_use');
    if (!mine.sealed) return;
    const said = (await this.ciphers.forCase(referral.case_id))?.open<unknown>('referral_entry', 'sealed', mine.id, mine.sealed);
    if (mine.reply_to !== (entry.replyTo ?? null) || !isDeepStrictEqual(said, entry.content)) throw new Conflict('id_taken');
  }

  /** The entries the actor may read, oldest first. Needs an access record that names the case. */
  async list(referral: Pick<ReferralRow, 'id' | 'case_id'>, kinds?: readonly EntryKind[]): Promise<Entry[]> {
    const rows = await this.uow.query<EntryRow>(`select e.*, u.display_name as by_name from tact.referral_entry e join tact.app_user u on u.id = e.by
      where e.referral_id = $1 and ($2::text[] is null or e.kind = any($2)) order by e.at, e.id`, [referral.id, kinds ?? null]);
    if (rows.length === 0) return [];
    const cipher = await this.ciphers.forCase(referral.case_id);
    if (!cipher) throw new NotFound();
    return rows.map((row) => ({
      id: row.id, kind: row.kind, section: row.section, replyTo: row.reply_to, by: row.by, byName: row.by_name, organisationId: row.organisation_id,
      at: row.at.toISOString(), content: row.sealed ? cipher.open<Record<string, unknown>>('referral_entry', 'sealed', row.id, row.sealed) : {},
    }));
  }

  /** What the rules need of the talk: questions with whether they are answered, and the sections acknowledged. */
  async talk(referral: Pick<ReferralRow, 'id'>): Promise<Pick<Referral, 'questions' | 'acknowledgedSections'>> {
    const rows = await this.uow.query<Omit<EntryRow, 'by_name'>>(`select id, kind, section, reply_to, organisation_id from tact.referral_entry
      where referral_id = $1 and kind in ('question', 'answer', 'acknowledgement') order by at, id`, [referral.id]);
    const answered = new Set(rows.filter(({ kind }) => kind === 'answer').map(({ reply_to }) => reply_to));
    return {
      questions: rows.filter(({ kind }) => kind === 'question').map((row) => ({ id: row.id, askedBy: row.organisation_id, answered: answered.has(row.id) })),
      acknowledgedSections: rows.flatMap(({ kind, section }) => (kind === 'acknowledgement' && section ? [section] : [])),
    };
  }

  private async values(referral: Pick<ReferralRow, 'id' | 'case_id'>, entry: NewEntry): Promise<unknown[]> {
    return [entry.id, referral.id, referral.case_id, entry.kind, entry.section ?? null, await this.seal(referral.case_id, entry), this.uow.actor.userId,
      entry.organisationId, entry.at, entry.replyTo ?? null];
  }

  private async seal(caseId: string, entry: NewEntry): Promise<Buffer | null> {
    if (entry.content === undefined) return null;
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher.seal('referral_entry', 'sealed', entry.id, entry.content);
  }
}
