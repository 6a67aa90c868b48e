import { Inject, Injectable } from '@nestjs/common';
import { searchTokenStrings } from '@tact/domain';
import { NameIndex } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';

const SEARCH = 'select case_id as "caseId", pg_catalog.max(score) as score from tact.search_names($1, $2) group by 1 order by 2 desc';

/** A case whose name may be meant. Doubtful: one part of what was searched has nothing in common with it. */
export interface FoundCase {
  readonly caseId: string;
  readonly isDoubtful: boolean;
}

/** Likely cases for a name, from the blind index, among those the actor may see. Ids only; nothing is decrypted. */
@Injectable()
export class NameCandidates {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameIndex) private readonly index: NameIndex,
  ) {}

  /** At most `max` (50) case ids, the likeliest first; inside a unit of work. None for a text without a name part. */
  async caseIds(name: string, max = 50): Promise<string[]> {
    return (await this.find(name, max)).filter(({ isDoubtful }) => !isDoubtful).map(({ caseId }) => caseId);
  }

  /** As `caseIds`, with those that answer every part but one: their names must be looked at before anybody sees them. */
  async find(name: string, max = 50): Promise<FoundCase[]> {
    const { full, strict, sound, near } = searchTokenStrings(name);
    if (near.length === 0) return [];
    const tokens = (list: readonly string[]): string[] => list.map((text) => this.index.token(text).toString());
    const query = { full: tokens(full), strict: tokens(strict), sound: tokens(sound), near: near.map(tokens) };
    const rows = await this.uow.lookup<{ caseId: string; score: number }>(SEARCH, [JSON.stringify(query), max]);
    return rows.map(({ caseId, score }) => ({ caseId, isDoubtful: score < 0 }));
  }
}
