import { Inject, Injectable } from '@nestjs/common';
import { bodyHmac, type KeyRing } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { KEY_RING } from '../api-config';
import { Refused } from './problem';

/** What a first request left: enough to render the answer again, never a body. */
export interface Receipt {
  readonly resource: string | null;
  readonly version: number | null;
}

interface Row {
  readonly body_hmac: Buffer;
  readonly resource: string | null;
  readonly version: number | null;
}

/**
 * Makes a POST safe to repeat: the receipt is stored in the transaction of the write itself, so the client never holds a
 * success that the database did not keep (DESIGN.md section 5).
 */
@Injectable()
export class Idempotency {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KEY_RING) private readonly keys: KeyRing,
  ) {}

  /**
   * Inside a unit of work: the earlier receipt when `key` was used for the same route and body; 422 `idempotency_key_reused`
   * when the body differs; null when it is new, and then `remember` must be called before the transaction ends.
   */
  async recall(route: string, key: string | undefined, body: unknown): Promise<Receipt | null> {
    if (key === undefined) return null;
    await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${this.uow.actor.userId}|${route}|${key}`]);
    const [row] = await this.uow.query<Row>('select body_hmac, resource, version from tact.idempotency where actor_id = $1 and route = $2 and key = $3', [this.uow.actor.userId, route, key]);
    if (!row) return null;
    if (!row.body_hmac.equals(bodyHmac(this.keys, body))) throw new Refused('idempotency_key_reused');
    return { resource: row.resource, version: row.version };
  }

  /** Stores the receipt of a successful write. */
  async remember(route: string, key: string | undefined, body: unknown, receipt: Receipt, status = 200): Promise<void> {
    if (key === undefined) return;
    await this.uow.query('insert into tact.idempotency (actor_id, route, key, body_hmac, status, resource, version) values ($1, $2, $3, $4, $5, $6, $7)', [
      this.uow.actor.userId, route, key, bodyHmac(this.keys, body), status, receipt.resource, receipt.version,
    ]);
  }
}
