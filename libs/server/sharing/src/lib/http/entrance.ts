import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { Idempotency, NotFound, type Principal } from '@tact/server/platform';
import type { ReferralCommand } from '../commands/referral-command';
import { ReferralFinder } from '../referrals/referral-finder';
import type { ReferralHead } from '../referrals/referral-head';
import { ReferralHeads } from '../referrals/referral-heads';

/** How a request is recognised when it comes again. */
export interface Once {
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

/** Runs use cases in their unit of work: under an access record where they open sealed content, and once for each idempotency key. */
@Injectable()
export class Entrance {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
  ) {}

  /** A command on a referral; answers the referral as it is afterwards. A replay answers what the caller may see now. */
  async command<Body>(principal: Principal, referralId: string, command: ReferralCommand<Body>, body: Body, once: Once): Promise<ReferralHead> {
    const work = (): Promise<ReferralHead> => this.once(principal, once, referralId, () => command.execute(principal, referralId, body));
    return command.opens ? this.openedReferral(principal, referralId, work) : this.uow.run(principal, work);
  }

  /** Work that opens a referral's sealed parts, logged before. A referral whose content is closed to the principal is worked on without. */
  async openedReferral<T>(principal: Principal, referralId: string, work: () => Promise<T>): Promise<T> {
    if (this.isRunning()) return work();
    const caseId = await this.uow.run(principal, async () => {
      const { row, side } = await this.finder.find(principal, referralId);
      return side === 'sender' || (row.access !== 'none' && row.expires_at > row.now) ? row.case_id : null;
    });
    return caseId === null ? this.uow.run(principal, work) : this.openedCase(principal, caseId, work);
  }

  /** Work that opens a case, logged before; hidden and missing are the same 404. */
  async openedCase<T>(principal: Principal, caseId: string, work: () => Promise<T>, section = 'referral'): Promise<T> {
    if (this.isRunning()) return work();
    const access = await this.uow.recordAccess(principal, { kind: 'opened', caseIds: [caseId], section }).catch((error: unknown) => {
      throw isRefused(error) ? new NotFound() : error;
    });
    return this.uow.underAccess(principal, access, work);
  }

  /** Does `work` unless this very request was done before; answers the referral either way. */
  async once(principal: Principal, { route, key, body }: Once, referralId: string, work: () => Promise<void>): Promise<ReferralHead> {
    const earlier = await this.idempotency.recall(route, key, body);
    if (!earlier) await work();
    const head = await this.heads.of(principal, referralId);
    if (!earlier) await this.idempotency.remember(route, key, body, { resource: head.id, version: head.version });
    return head;
  }

  private isRunning(): boolean {
    try {
      return this.uow.actor !== undefined;
    } catch {
      return false;
    }
  }
}

function isRefused(error: unknown): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return (driverError?.code ?? code) === '42501';
}
