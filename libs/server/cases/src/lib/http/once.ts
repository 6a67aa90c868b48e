import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { Idempotency, type Principal } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';

/** A write that may be sent again: under which key, and what the answer to a repetition is made from. */
export interface OnceRequest<T> {
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
  /** The case whose sealed rows the work reads; null when it reads none. */
  readonly caseId: string | null;
  /** The write, and what its receipt names. */
  readonly first: () => Promise<{ readonly value: T; readonly resource: string; readonly version: number }>;
  /** The answer to a repetition, under present permissions. */
  readonly again: (resource: string) => Promise<T>;
}

/** Runs a POST in one transaction with its receipt, so that a retry never doubles (DESIGN.md section 5). */
@Injectable()
export class Once {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
  ) {}

  run<T>(principal: Principal, { route, key, body, caseId, first, again }: OnceRequest<T>): Promise<T> {
    const work = async (): Promise<T> => {
      const receipt = await this.idempotency.recall(route, key, body);
      if (receipt?.resource) return again(receipt.resource);
      const { value, resource, version } = await first();
      await this.idempotency.remember(route, key, body, { resource, version });
      return value;
    };
    return caseId === null ? this.uow.run(principal, work) : this.access.inFile(principal, caseId, work);
  }
}
