import { Inject, Injectable } from '@nestjs/common';
import { bodyHmac, type KeyRing } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { KEY_RING, Refused } from '@tact/server/platform';
import type { Operation, Outcome } from '@tact/sync-protocol';
import type { OperationResult } from '../operation-handlers';

interface Row {
  readonly body_hmac: Buffer;
  readonly resource: string;
  readonly version: number | null;
}

/** What is kept of an operation, in the transaction of its write: never its body (DESIGN.md section 5). */
@Injectable()
export class Receipts {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KEY_RING) private readonly keys: KeyRing,
  ) {}

  /** The first result of an operation that was done before; 422 `operation_reused` when its body is another. Two at once wait for each other. */
  async recall(operation: Operation): Promise<Outcome | null> {
    await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${this.uow.actor.userId}|${operation.opId}`]);
    const [row] = await this.uow.query<Row>('select body_hmac, resource, version from tact.operation_receipt where actor_id = $1 and op_id = $2', [this.uow.actor.userId, operation.opId]);
    if (!row) return null;
    if (!row.body_hmac.equals(this.hmac(operation))) throw new Refused('operation_reused');
    return { opId: operation.opId, outcome: 'duplicate', entity: operation.entity, id: row.resource, ...(row.version === null ? {} : { version: row.version }) };
  }

  async remember(operation: Operation, { outcome, id, version }: OperationResult): Promise<void> {
    await this.uow.query('insert into tact.operation_receipt (op_id, actor_id, case_id, outcome, resource, version, body_hmac) values ($1, $2, $3, $4, $5, $6, $7)', [
      operation.opId, this.uow.actor.userId, operation.caseId, outcome, id, version ?? null, this.hmac(operation),
    ]);
  }

  /** `deviceSeq` may differ when an outbox is sent again. */
  private hmac({ deviceSeq: _, ...operation }: Operation): Buffer {
    return bodyHmac(this.keys, operation);
  }
}
