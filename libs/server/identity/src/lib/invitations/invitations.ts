import { Inject, Injectable } from '@nestjs/common';
import { ServerSeal } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { sealTotpSecret } from '../second-factor/second-factors';
import { newTotpSecret } from '../second-factor/totp';
import { newToken, tokenHash } from '../tokens/refresh-tokens';

/** Invitations to a first or a new password and second factor. The token is shown once; the database keeps its hash. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServerSeal) private readonly seal: ServerSeal,
  ) {}

  /**
   * Inside the actor's unit of work: a token for a new account (`changeId` null), or for a reset that the actor confirmed in
   * this change. The database refuses anything else (404).
   */
  async invite(userId: string, changeId: string | null): Promise<string> {
    const token = newToken();
    await this.uow.query('select tact_private.invite($1, $2, $3, $4)', [userId, changeId, tokenHash(token), sealTotpSecret(this.seal, userId, newTotpSecret())]);
    return token;
  }

  /** Whether the account was invited before or can sign in. */
  async hasOne(userId: string): Promise<boolean> {
    const [row] = await this.uow.query<{ has: boolean }>('select tact_private.is_invited($1) as has', [userId]);
    return row?.has === true;
  }
}
