import { Inject, Injectable } from '@nestjs/common';
import { isMatchShown, type MatchAct, matchActs, type MatchSide, type MatchState, matchStep } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, NotFound, type Principal } from '@tact/server/platform';
import type { MatchContactDto, MatchDto, MatchesDto } from './match.dto';

interface Row {
  readonly id: string;
  readonly side: MatchSide;
  readonly case_id: string;
  readonly case_code: string;
  readonly state: MatchState;
  readonly made_at: Date;
  readonly others: readonly MatchContactDto[];
  readonly other_case_id: string | null;
  readonly other_case_code: string | null;
  readonly open_until: Date | null;
  readonly version: number;
}

/** Matches of the cases one supervises, and what one does with them. The database tells nothing of the other case before both sides agreed. */
@Injectable()
export class MatchesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
  ) {}

  /** The newest first; at most 100. */
  list(principal: Principal): Promise<MatchesDto> {
    return this.uow.run(principal, () => this.shown());
  }

  /** 404 for hidden and missing; 409 `wrong_state`, `version_conflict`. Answers the list as it is then. */
  act(principal: Principal, id: string, act: MatchAct, version: number, key: string | undefined): Promise<MatchesDto> {
    const route = `POST matches/${id}/${act}`;
    return this.uow.run(principal, async () => {
      if (await this.idempotency.recall(route, key, { version })) return this.shown();
      const match = (await this.shown()).items.find((one) => one.id === id);
      if (!match) throw new NotFound();
      const next = matchStep(match.state, match.side, act);
      if (next === null) throw new Conflict('wrong_state', { state: match.state });
      if (match.version !== version) throw new Conflict('version_conflict', { version: match.version });
      const [row] = await this.uow.query<{ ok: boolean }>('select tact.step_match($1, $2, $3) as ok', [id, version, next]);
      if (!row?.ok) throw new Conflict();
      await this.idempotency.remember(route, key, { version }, { resource: id, version: version + 1 });
      return this.shown();
    });
  }

  private async shown(): Promise<MatchesDto> {
    const rows = await this.uow.query<Row>('select * from tact.my_matches()');
    return {
      items: rows.filter(({ state, side }) => isMatchShown(state, side)).map((row): MatchDto => ({
        id: row.id, side: row.side, caseId: row.case_id, caseCode: row.case_code, state: row.state, madeAt: row.made_at.toISOString(), others: row.others,
        otherCaseId: row.other_case_id, otherCaseCode: row.other_case_code, openUntil: row.open_until?.toISOString() ?? null, acts: matchActs(row.state, row.side), version: row.version,
      })),
    };
  }
}
