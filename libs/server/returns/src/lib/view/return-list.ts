import { Inject, Injectable } from '@nestjs/common';
import { nextGates, type ReturnSide, returnStep } from '@tact/domain';
import { blockIds } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { seeReturn } from '../access/return-finder';
import { ReturnGround } from '../access/return-ground';
import { ReturnRepository } from '../store/return.repository';
import { type ReturnHead, returnHead } from './return-view';

export interface PartnerReturn extends ReturnHead {
  readonly keeperName: string;
  readonly side: ReturnSide | null;
  /** The open gates that are this side's, in order. */
  readonly waiting: readonly string[];
}

/** Returns on which the principal's organisation is named; its own predicate beside the policies (DESIGN.md section 4, rule 2). $1 grantees, $2 blocks. */
const LIST = `select p.id, o.name as "keeperName" from tact.return_process p join tact.organisation o on o.id = p.organisation_id
  where exists (select 1 from tact.return_partner r join tact.case_grant g on g.source_kind = 'return' and g.source_id = r.id where r.process_id = p.id and r.ended_at is null
      and g.grantee_id = any($1::uuid[]) and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))
    and not exists (select 1 from tact.case_block b where b.case_id = p.case_id and b.blocked_id = any($2::uuid[])) and ($3::uuid is null or p.id < $3)
  order by p.id desc limit $4`;

/** "Returns with us": what partners work on, newest first. Carries no ciphertext, so outcomes are unknown here. */
@Injectable()
export class ReturnList {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnGround) private readonly ground: ReturnGround,
  ) {}

  async page(principal: Principal, cursor: string | null, limit: number): Promise<{ items: PartnerReturn[]; nextCursor: string | null }> {
    const found = await this.uow.query<{ id: string; keeperName: string }>(LIST, [principal.granteeIds, blockIds(principal), cursor, limit + 1]);
    const items: PartnerReturn[] = [];
    for (const { id, keeperName } of found.slice(0, limit)) {
      const row = await this.returns.find(principal, id);
      const seen = row && seeReturn(principal, row);
      if (!seen) continue;
      const ground = await this.ground.of(seen);
      const waiting = nextGates(ground.standings).filter((step) => seen.side !== null && returnStep(step).sides.includes(seen.side));
      items.push({ ...returnHead(seen.row, ground), keeperName, side: seen.side, waiting });
    }
    return { items, nextCursor: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  }
}
