import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { SignInRequired } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { newToken, openSuccessor, sealSuccessor, tokenHash } from '../tokens/refresh-tokens';
import type { WithCookies } from './auth-cookies';
import { SESSION_LIFE } from './session-life';
import { type SignedIn, SessionOpener } from './session-opener';

interface Rotation {
  readonly outcome: 'rotated' | 'repeated' | 'reused' | 'unknown';
  readonly session_id: string | null;
  readonly user_id: string | null;
  readonly successor_sealed: Buffer | null;
}

/**
 * Exchanges a refresh token for its successor and an access token. 401 `session_ended` when it is unknown, expired or was
 * used before; the latter ends the session. A retry within ten seconds gets the same successor.
 */
@Injectable()
export class RefreshHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SessionOpener) private readonly sessions: SessionOpener,
  ) {}

  async handle(token: string | undefined): Promise<WithCookies<SignedIn>> {
    if (token === undefined) throw new SignInRequired();
    const successor = newToken();
    const [row] = await this.uow.system(() => this.uow.query<Rotation>('select * from tact_private.rotate_refresh($1, $2, $3, $4, $5::interval)', [
      tokenHash(token), uuidv7(), tokenHash(successor), sealSuccessor(token, successor), `${SESSION_LIFE.idleSeconds} seconds`,
    ]));
    if (!row?.session_id || !row.user_id || row.outcome === 'unknown' || row.outcome === 'reused') throw new SignInRequired('session_ended');
    const next = row.outcome === 'repeated' && row.successor_sealed ? openSuccessor(token, row.successor_sealed) : successor;
    return this.sessions.answer({ userId: row.user_id, sessionId: row.session_id }, next);
  }

  /** Ends the session that the token belongs to; an unknown token changes nothing. */
  async signOut(token: string | undefined): Promise<WithCookies<undefined>> {
    if (token !== undefined) await this.uow.system(() => this.uow.query('select tact_private.end_session_of_refresh($1)', [tokenHash(token)]));
    return { body: undefined, cookies: { refresh: null } };
  }
}
