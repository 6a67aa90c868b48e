import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { TooManyRequests } from '@tact/server/platform';

/** Seconds to wait after the first, second ... failure; the last one repeats. Nobody is locked out for good. */
const DELAYS_S = [0, 0, 0, 0, 1, 2, 4, 8, 15, 30, 60] as const;
const FORGET = '1 hour';

/** Slows down guessing: by email and, for a device that signed in before, by device (SECURITY.md, Sign-in). */
@Injectable()
export class SignInThrottle {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  static key(kind: 'email' | 'device' | 'session', value: string): Buffer {
    return createHash('sha256').update(`${kind}|${value}`, 'utf8').digest();
  }

  /** Counts an attempt as failed until it is known better. Throws 429 while a delay runs. */
  async begin(key: Buffer): Promise<void> {
    const [row] = await this.uow.system(() =>
      this.uow.query<{ wait: number }>('select tact_private.begin_sign_in($1, $2::int[], $3::interval) as wait', [key, [...DELAYS_S], FORGET]));
    if (row && row.wait > 0) throw new TooManyRequests(Math.ceil(row.wait));
  }

  /** The attempt was no failure, yet no success either: the code is still to come. */
  async takeBack(key: Buffer): Promise<void> {
    await this.uow.system(() => this.uow.query('select tact_private.take_back_sign_in($1)', [key]));
  }

  async forget(key: Buffer): Promise<void> {
    await this.uow.system(() => this.uow.query('select tact_private.forget_sign_in_failures($1)', [key]));
  }
}
