import { Inject, Injectable } from '@nestjs/common';
import { type CaseCipher, CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';

/** What is written about a case in words; each is sealed under the case key. */
export interface CaseTexts {
  /** Below the municipality. */
  readonly locality: string | null;
  readonly nextStep: string | null;
  readonly accompaniment: string | null;
  /** Codes of `vulnerability_individual`: health, therefore sealed. */
  readonly specialNeeds: readonly string[];
}

const NONE: CaseTexts = { locality: null, nextStep: null, accompaniment: null, specialNeeds: [] };

/** The section a text belongs to: those of the summary are shared with it, the others stay with whoever works on the case. */
const SECTION_OF = { locality: 'work', nextStep: 'work', accompaniment: 'summary', specialNeeds: 'summary' } as const satisfies Record<keyof CaseTexts, string>;

const STORE = `insert into tact.case_text (case_id, field, section, sealed, updated_by, updated_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (case_id, field) do update set sealed = excluded.sealed, updated_by = excluded.updated_by, updated_at = excluded.updated_at`;

interface TextRow {
  readonly field: keyof CaseTexts;
  readonly sealed: Buffer;
}

/** Whether a field of the case is one of its sealed texts. */
export function isCaseText(field: string): field is keyof CaseTexts {
  return Object.hasOwn(SECTION_OF, field);
}

/** Reads and writes the sealed texts of a case; reading needs an access record of it. */
@Injectable()
export class CaseTextBook {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** As many as the access shows: who only reads a case gets those of the summary. */
  async read(caseId: string, access: 'write' | 'read'): Promise<CaseTexts> {
    const rows = await this.uow.lookup<TextRow>('select field, sealed from tact.case_text where case_id = $1 and section = any($2::text[])', [caseId, access === 'write' ? ['summary', 'work'] : ['summary']]);
    const cipher = rows.length > 0 ? await this.ciphers.forCase(caseId) : null;
    if (!cipher) return NONE;
    return { ...NONE, ...Object.fromEntries(rows.map(({ field, sealed }) => [field, cipher.open<unknown>('case_text', 'sealed', field, sealed)])) };
  }

  /** As `read` for many cases, in one statement; a case without texts is left out. */
  async readMany(cases: readonly { readonly caseId: string; readonly access: 'write' | 'read' }[]): Promise<ReadonlyMap<string, CaseTexts>> {
    const working = new Set(cases.filter(({ access }) => access === 'write').map(({ caseId }) => caseId));
    const ids = cases.map(({ caseId }) => caseId);
    const rows = await this.uow.lookup<TextRow & { caseId: string; section: string }>('select case_id as "caseId", section, field, sealed from tact.case_text where case_id = any($1::uuid[])', [ids]);
    const ciphers = rows.length > 0 ? await this.ciphers.forCases(ids) : new Map<string, CaseCipher>();
    const found = new Map<string, CaseTexts>();
    for (const { caseId, section, field, sealed } of rows) {
      const cipher = ciphers.get(caseId);
      if (!cipher || (section !== 'summary' && !working.has(caseId))) continue;
      found.set(caseId, { ...NONE, ...found.get(caseId), [field]: cipher.open<unknown>('case_text', 'sealed', field, sealed) });
    }
    return found;
  }

  /** Stores the texts of a case that was made in the running transaction; nothing is there yet, so nothing is read. */
  async add(cipher: CaseCipher, by: string, at: Date, texts: Partial<CaseTexts>): Promise<void> {
    for (const [field, value] of Object.entries(texts) as [keyof CaseTexts, string | readonly string[] | null][]) {
      if (value === null || value.length === 0) continue;
      await this.uow.query('insert into tact.case_text (case_id, field, section, sealed, updated_by, updated_at) values ($1, $2, $3, $4, $5, $6)', [cipher.caseId, field, SECTION_OF[field], cipher.seal('case_text', 'sealed', field, value), by, at]);
    }
  }

  /** Stores the given fields; null and an empty list delete. */
  async write(caseId: string, by: string, at: string, texts: Partial<CaseTexts>): Promise<void> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    for (const [field, value] of Object.entries(texts) as [keyof CaseTexts, string | readonly string[] | null][]) {
      if (value === null || value.length === 0) await this.uow.query('delete from tact.case_text where case_id = $1 and field = $2', [caseId, field]);
      else await this.uow.query(STORE, [caseId, field, SECTION_OF[field], cipher.seal('case_text', 'sealed', field, value), by, at]);
    }
  }
}
