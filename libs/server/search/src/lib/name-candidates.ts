import { Inject, Injectable } from '@nestjs/common';
import { searchTokenStrings } from '@tact/domain';
import { CaseFinder, type SeenCase } from '@tact/server/cases';
import { NameIndex } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';

const SEARCH = 'select case_id as "caseId" from tact.search_names($1, $2) group by 1 having pg_catalog.max(score) >= 0 order by pg_catalog.max(score) desc';
const PROPOSAL = 'select s.case_id, pg_catalog.max(s.score) as score from tact.search_names($1, $4) s group by 1';

/** A case whose name may be meant. Doubtful: one part of what was searched has nothing in common with it. */
export interface FoundCase {
  readonly seen: SeenCase;
  readonly isDoubtful: boolean;
}

/** Likely cases for a name, from the blind index, among those the actor may see. Nothing is decrypted. */
@Injectable()
export class NameCandidates {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
  ) {}

  /** At most `max` (50) case ids, the likeliest first; inside a unit of work. None for a text without a name part. */
  async caseIds(name: string, max = 50): Promise<string[]> {
    const asked = this.hashed(name);
    return asked === null ? [] : (await this.uow.lookup<{ caseId: string }>(SEARCH, [asked, max])).map(({ caseId }) => caseId);
  }

  /** At most `max` cases, also those that answer every part but one: their names must be looked at before anybody sees them. */
  async find(principal: Principal, name: string, max: number): Promise<FoundCase[]> {
    const asked = this.hashed(name);
    const found = asked === null ? [] : await this.finder.findProposed(principal, PROPOSAL, asked, [max]);
    return found.map(({ seen, score }) => ({ seen, isDoubtful: score < 0 }));
  }

  /** What the search function of the database is asked; null without a name part. */
  private hashed(name: string): string | null {
    const { full, strict, sound, near } = searchTokenStrings(name);
    if (near.length === 0) return null;
    const tokens = (list: readonly string[]): string[] => list.map((text) => this.index.token(text).toString());
    return JSON.stringify({ full: tokens(full), strict: tokens(strict), sound: tokens(sound), near: near.map(tokens) });
  }
}
