import { Inject, Injectable } from '@nestjs/common';
import { nameRanker, normaliseCaseCode } from '@tact/domain';
import { CaseFinder, caseHead, type SeenCase } from '@tact/server/cases';
import { CaseCiphers, type WrappedKey } from '@tact/server/crypto';
import { type Access, UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { NameCandidates } from './name-candidates';

/** One case that a search may mean. `name` is the display name; on an alias, `matchedName` is that one. */
export interface Candidate {
  readonly head: Record<string, unknown>;
  readonly name: string;
  readonly score: number;
  readonly matchedOn: 'name' | 'alias' | 'code';
  readonly matchedName?: string;
}

interface SealedName extends WrappedKey {
  readonly id: string;
  readonly kind: 'primary' | 'alias';
  readonly sealed: Buffer;
}

interface Chosen {
  readonly seen: readonly SeenCase[];
  readonly code: string | null;
  readonly doubtful: ReadonlySet<string>;
}

/** Names that share one part only are mostly below this (95 of 100 below 0.76), respelled ones above. */
const LIKELY = 0.7;
/** Cases whose names a search decrypts, or as many as are wanted; 50 at most (SECURITY.md, Audit). */
const WEIGHED = 40;
const NAMES = `select n.id, n.case_id as "caseId", n.kind, n.sealed, k.key_version as "keyVersion", k.wrapped from tact.case_name n
  join tact.case_key k on k.case_id = n.case_id where n.case_id = any($1::uuid[])`;

/** Finds cases by name, forgiving spelling and script, or by exact code. A `matched` record is committed before names are decrypted. */
@Injectable()
export class SearchCasesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameCandidates) private readonly index: NameCandidates,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** At most `limit` candidates, the likeliest first, among the cases the principal may see with their identity. It never merges anything. */
  async execute(principal: Principal, query: string, limit = 20): Promise<{ candidates: Candidate[] }> {
    const choose = async (): Promise<{ access: Access; chosen: Chosen }> => {
      const chosen = await this.choose(principal, query, Math.max(limit, WEIGHED));
      return { chosen, access: { kind: 'matched', caseIds: chosen.seen.map(({ row }) => row.id), section: 'identity' } };
    };
    const { chosen: { chosen }, rows: [names = []] } = await this.uow.recordedRows(principal, choose, [NAMES]);
    return { candidates: this.rank(query, chosen, names as readonly SealedName[]).slice(0, limit).map((found) => candidate(found, chosen.code)) };
  }

  private async choose(principal: Principal, query: string, most: number): Promise<Chosen> {
    const may = ({ sections, forAbility }: SeenCase): boolean => sections.includes('identity') && principal.ability.can('search', forAbility);
    const code = normaliseCaseCode(query);
    const coded = code === null ? [] : await this.uow.query<{ id: string }>('select id from tact.case_file where code = $1', [code]);
    if (coded.length > 0) return { code, doubtful: new Set(), seen: (await this.finder.findMany(principal, coded.map(({ id }) => id))).filter(may) };
    const found = await this.index.find(principal, query, most);
    return {
      code: null, doubtful: new Set(found.filter(({ isDoubtful }) => isDoubtful).map(({ seen }) => seen.row.id)),
      seen: found.map(({ seen }) => seen).filter(may),
    };
  }

  private rank(query: string, { seen, code, doubtful }: Chosen, names: readonly SealedName[]): Ranked[] {
    const rank = nameRanker(query);
    const opened = names.map((row) => {
      const text = this.ciphers.unwrap(row).open<string>('case_name', 'sealed', row.id, row.sealed);
      return { caseId: row.caseId, kind: row.kind, text, score: code === null ? rank(text) : 1 };
    });
    return seen.map((one) => ranked(one, opened.filter(({ caseId }) => caseId === one.row.id)))
      .filter(({ seen: { row }, score }) => score >= LIKELY || !doubtful.has(row.id)).sort((a, b) => b.score - a.score);
  }
}

interface OpenedName {
  readonly kind: 'primary' | 'alias';
  readonly text: string;
  readonly score: number;
}

/** A case with the name of it that was meant. */
interface Ranked {
  readonly seen: SeenCase;
  readonly name: string;
  readonly best: OpenedName | undefined;
  readonly score: number;
}

function ranked(seen: SeenCase, names: readonly OpenedName[]): Ranked {
  const primary = names.find(({ kind }) => kind === 'primary');
  const best = names.reduce((top, one) => (top && (top.score > one.score || (top.score === one.score && top.kind === 'primary')) ? top : one), primary);
  return { seen, name: primary?.text ?? '', best, score: Math.round((best?.score ?? 0) * 1000) / 1000 };
}

function candidate({ seen, name, best, score }: Ranked, code: string | null): Candidate {
  if (code !== null) return { head: caseHead(seen), name, score: 1, matchedOn: 'code' };
  return best?.kind === 'alias' ? { head: caseHead(seen), name, score, matchedOn: 'alias', matchedName: best.text } : { head: caseHead(seen), name, score, matchedOn: 'name' };
}
