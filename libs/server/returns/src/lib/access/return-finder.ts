import { Inject, Injectable } from '@nestjs/common';
import { type ReturnSide, returnSideOf, type Signer } from '@tact/domain';
import { type Action, asReturn, type ReturnObject, type SourcedGrant, type Tagged } from '@tact/permissions';
import { NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { ReturnRepository } from '../store/return.repository';
import type { SightedRow } from '../store/return-row';

/** A return as a principal sees it: from the organisation that keeps the file, or as a partner of the other country. */
export interface SeenReturn {
  readonly row: SightedRow;
  readonly subject: Tagged<ReturnObject, 'Return'>;
  readonly keeps: boolean;
  /** For which organisation it acts. */
  readonly organisationId: string;
  readonly side: ReturnSide | null;
  /** Domain time of the reading transaction (instant, UTC). */
  readonly now: string;
}

/** Loads returns and decides on them: row-level security hides first, the ability decides on what is left. */
@Injectable()
export class ReturnFinder {
  constructor(@Inject(ReturnRepository) private readonly returns: ReturnRepository) {}

  /** The return, or the one 404 for hidden and missing. */
  async find(principal: Principal, id: string): Promise<SeenReturn> {
    const row = await this.returns.find(principal, id);
    const seen = row && seeReturn(principal, row);
    if (!seen) throw new NotFound();
    return seen;
  }

  /** As `find`, and the row is held until the transaction ends; 403 when `action` is not permitted. */
  async findFor(principal: Principal, id: string, action: Action): Promise<SeenReturn> {
    await this.returns.lock(id);
    const seen = await this.find(principal, id);
    if (!principal.ability.can(action, seen.subject)) throw new NotPermitted();
    return seen;
  }

  /** As `findFor`, for what only the keeper of the file decides. */
  async findKept(principal: Principal, id: string, action: Action = 'update'): Promise<SeenReturn> {
    const seen = await this.findFor(principal, id, action);
    if (!seen.keeps) throw new NotPermitted('not_the_keeper');
    return seen;
  }
}

/** What the principal sees of a row; null is hidden. */
export function seeReturn(principal: Principal, row: SightedRow): SeenReturn | null {
  const subject = asReturn({ grants: row.grants, blocked: row.blocked }, row.accessNow.toISOString());
  if (!principal.ability.can('read', subject)) return null;
  const kept = holder(principal, subject.grants, ({ access }) => access === 'write');
  const acting = kept ?? holder(principal, subject.grants, ({ source }) => source === 'return');
  if (!acting) return null;
  return { row, subject, keeps: kept !== undefined, organisationId: acting.organisationId, side: returnSideOf(row, acting.country), now: row.now.toISOString() };
}

/** Who signs, as the rules read it. */
export function signerOf(principal: Principal, seen: SeenReturn): Signer {
  return { by: principal.userId, side: seen.side, worksOnCase: seen.keeps, at: seen.now };
}

function holder(principal: Principal, grants: readonly SourcedGrant[], fits: (grant: SourcedGrant) => boolean): Principal['memberships'][number] | undefined {
  const held = new Set(grants.filter((grant) => grant.sections.includes('return') && fits(grant)).map(({ granteeId }) => granteeId));
  return principal.memberships.find(({ caseScope, granteeIds }) => caseScope !== 'none' && granteeIds.some((id) => held.has(id)));
}
