import { Inject, Injectable } from '@nestjs/common';
import type { Action } from '@tact/permissions';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { CASE_COLUMNS } from '../case/case-row';
import { blockIds, sightColumns } from './case-sight.query';
import { CaseEyes, type CaseSightRow, type SeenCase } from './seen-case';

const COLUMNS = `${CASE_COLUMNS}, (select u.display_name from tact.app_user u where u.id = c.owner_id) as "ownerName",
  (select tact.now()) as now, (select tact.access_now()) as "accessNow", ${sightColumns('$2', '$3')}`;
const FIND = `select ${COLUMNS} from tact.case_file c where c.id = any($1::uuid[])`;

/**
 * Decides sight of one case before its row is looked at: a hidden row is then as far away as a missing one, in time too
 * (SECURITY.md: medians within 5 %). PostgreSQL evaluates it once, before the scan.
 */
const GATE = ' and (select tact.can_see($1[1]))';
const LOCK = `select 1 from tact.case_file c where c.id = any($1::uuid[])${GATE} for update`;

/** Loads cases with what decides their sight. Row-level security hides first; the ability decides on what is left. */
@Injectable()
export class CaseFinder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The case as the principal sees it. Hidden and missing are one 404 from this one place. */
  async find(principal: Principal, id: string): Promise<SeenCase> {
    const [seen] = await this.load(principal, [id], FIND + GATE);
    if (!seen) throw new NotFound();
    return seen;
  }

  /** As `find`, and the row is locked until the transaction ends; 403 when `action` on it is not permitted. */
  async findFor(principal: Principal, id: string, action: Action): Promise<SeenCase> {
    await this.uow.lookup(LOCK, [[id]]);
    const seen = await this.find(principal, id);
    if (!principal.ability.can(action, seen.forAbility)) throw new NotPermitted();
    return seen;
  }

  /** Those of `ids` that the principal sees. */
  findMany(principal: Principal, ids: readonly string[]): Promise<SeenCase[]> {
    return this.load(principal, ids, FIND);
  }

  /**
   * Those that a query proposes whose rows are `case_id` and `score`, in one statement. `proposal` is a constant text of $1, and of $4 on for
   * `more`; a case proposed once is answered once.
   */
  async findProposed(principal: Principal, proposal: string, first: unknown, more: readonly unknown[]): Promise<{ seen: SeenCase; score: number }[]> {
    const sql = `select f.score as proposed, ${COLUMNS} from (${proposal}) f join tact.case_file c on c.id = f.case_id`;
    const rows = await this.uow.lookup<CaseSightRow & { readonly proposed: number }>(sql, [first, principal.granteeIds, blockIds(principal), ...more]);
    const eyes = new CaseEyes(principal.ability);
    return rows.flatMap(({ proposed, ...row }) => {
      const seen = eyes.see(row);
      return seen ? [{ seen, score: proposed }] : [];
    });
  }

  private async load(principal: Principal, ids: readonly string[], sql: string): Promise<SeenCase[]> {
    const rows = await this.uow.lookup<CaseSightRow>(sql, [ids, principal.granteeIds, blockIds(principal)]);
    const eyes = new CaseEyes(principal.ability);
    return rows.flatMap((row) => eyes.see(row) ?? []);
  }
}
