import { Inject, Injectable } from '@nestjs/common';
import { nameRanker, normaliseCaseCode } from '@tact/domain';
import { CaseAccess, CaseFinder, caseHead, type SeenCase } from '@tact/server/cases';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
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

interface SealedName {
  readonly id: string;
  readonly caseId: string;
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
/** Most cases whose names one search may decrypt (SECURITY.md, Audit). */
const MOST_DECRYPTED = 50;
const NAMES = `select id, case_id as "caseId", kind, sealed from tact.case_name where case_id = any($1::uuid[])`;

/** Finds cases by name, forgiving spelling and script, or by exact code. A `matched` record is committed before names are decrypted. */
@Injectable()
export class SearchCasesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameCandidates) private readonly index: NameCandidates,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** At most `limit` candidates, the likeliest first, among the cases the principal may see with their identity. It never merges anything. */
  async execute(principal: Principal, query: string, limit = 20): Promise<{ candidates: Candidate[] }> {
    const found = await this.access.log(
      principal,
      'matched',
      async () => {
        const chosen = await this.choose(principal, query);
        return { caseIds: chosen.seen.map(({ row }) => row.id), chosen, section: 'identity' };
      },
      (chosen) => this.rank(query, chosen),
    );
    return { candidates: found.slice(0, limit) };
  }

  private async choose(principal: Principal, query: string): Promise<Chosen> {
    const code = normaliseCaseCode(query);
    const coded = code === null ? [] : await this.uow.query<{ id: string }>('select id from tact.case_file where code = $1', [code]);
    const found = coded.length > 0 ? [] : await this.index.find(query, MOST_DECRYPTED);
    const ids = [...coded.map(({ id }) => id), ...found.map(({ caseId }) => caseId)];
    const seen = await this.finder.findMany(principal, ids);
    return {
      code: coded.length > 0 ? code : null, doubtful: new Set(found.filter(({ isDoubtful }) => isDoubtful).map(({ caseId }) => caseId)),
      seen: seen.filter(({ sections, forAbility }) => sections.includes('identity') && principal.ability.can('search', forAbility)),
    };
  }

  private async rank(query: string, { seen, code, doubtful }: Chosen): Promise<Candidate[]> {
    if (seen.length === 0) return [];
    const ids = seen.map(({ row }) => row.id);
    const names = await this.uow.lookup<SealedName>(NAMES, [ids]);
    const ciphers = await this.ciphers.forCases(ids);
    const rank = nameRanker(query);
    const opened = names.flatMap(({ id, caseId, kind, sealed }) => {
      const text = ciphers.get(caseId)?.open<string>('case_name', 'sealed', id, sealed);
      return text === undefined ? [] : [{ caseId, kind, text, score: code === null ? rank(text) : 1 }];
    });
    return seen.map((one) => candidate(one, opened.filter(({ caseId }) => caseId === one.row.id), code))
      .filter(({ score }, at) => score >= LIKELY || !doubtful.has(ids[at]!)).sort((a, b) => b.score - a.score);
  }
}

function candidate(seen: SeenCase, names: readonly { kind: 'primary' | 'alias'; text: string; score: number }[], code: string | null): Candidate {
  const primary = names.find(({ kind }) => kind === 'primary');
  const best = names.reduce((top, one) => (top && (top.score > one.score || (top.score === one.score && top.kind === 'primary')) ? top : one), primary);
  const score = Math.round((code === null ? (best?.score ?? 0) : 1) * 1000) / 1000;
  const name = primary?.text ?? '';
  if (code !== null) return { head: caseHead(seen), name, score, matchedOn: 'code' };
  return best?.kind === 'alias' ? { head: caseHead(seen), name, score, matchedOn: 'alias', matchedName: best.text } : { head: caseHead(seen), name, score, matchedOn: 'name' };
}
