import { Inject, Injectable } from '@nestjs/common';
import { CaseFinder } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Idempotency, type Principal } from '@tact/server/platform';
import { Entrance } from '@tact/server/sharing';
import type { Done, HandOverCommand } from '../commands/hand-over-command';
import { HandOverFinder, isOpenTo } from '../read/hand-over-finder';
import type { HandOverHead } from '../read/hand-over-head';
import { HandOverHeads } from '../read/hand-over-heads';

/** How a request is recognised when it comes again. */
export interface Request {
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

/** Runs use cases on paths in their unit of work: under an access record of the case, and once for each idempotency key. */
@Injectable()
export class HandOverEntrance {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Entrance) private readonly cases: Entrance,
    @Inject(CaseFinder) private readonly files: CaseFinder,
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverHeads) private readonly heads: HandOverHeads,
  ) {}

  /** A step; answers the path as it is afterwards. A replay answers what the caller may see now. */
  command<Body>(principal: Principal, id: string, command: HandOverCommand<Body>, body: Body, request: Request): Promise<HandOverHead> {
    return this.opened(principal, id, async () => {
      const earlier = await this.idempotency.recall(request.route, request.key, request.body);
      if (earlier) return this.heads.of(principal, id);
      const head = await this.answer(await command.execute(principal, id, body));
      await this.idempotency.remember(request.route, request.key, request.body, { resource: id, version: head.version });
      return head;
    });
  }

  /** A new path of a case. */
  begin(principal: Principal, caseId: string, id: string, work: () => Promise<void>, request: Request): Promise<HandOverHead> {
    return this.cases.openedCase(principal, caseId, async () => {
      const earlier = await this.idempotency.recall(request.route, request.key, request.body);
      if (!earlier) await work();
      const head = await this.heads.of(principal, id);
      if (!earlier) await this.idempotency.remember(request.route, request.key, request.body, { resource: id, version: head.version });
      return head;
    }, 'hand_over');
  }

  /** Work that opens a path's sealed parts, logged before; one that is closed to the principal is worked on without. Hidden and missing are one 404. */
  async opened<T>(principal: Principal, id: string, work: () => Promise<T>, section = 'hand_over'): Promise<T> {
    const caseId = await this.uow.run(principal, async () => {
      const seen = await this.finder.find(principal, id);
      return isOpenTo(seen) ? seen.row.case_id : null;
    });
    return caseId === null ? this.uow.run(principal, work) : this.cases.openedCase(principal, caseId, work, section);
  }

  /** The paths of a case; 404 where the case itself is not in sight. */
  ofCase(principal: Principal, caseId: string): Promise<HandOverHead[]> {
    return this.uow.run(principal, async () => {
      await this.files.find(principal, caseId);
      return this.heads.ofCase(principal, caseId);
    });
  }

  async answer({ row, side, now }: Done): Promise<HandOverHead> {
    return this.heads.after(row, side, now);
  }
}
