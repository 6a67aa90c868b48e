import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type Actor, type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { SignInRequired } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ACCESS_SECONDS, signAccessToken } from '../tokens/access-tokens';
import { newToken, tokenHash } from '../tokens/refresh-tokens';
import type { WithCookies } from './auth-cookies';
import { SESSION_LIFE } from './session-life';

/** What a sign-in, a refresh and an unlock answer. */
export interface SignedIn {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly principal: PrincipalRow;
}

interface NewSession {
  readonly userId: string;
  /** The device that this browser is known as, else null. */
  readonly deviceId: string | null;
  readonly deviceLabel: string;
  readonly isSecondFactor: boolean;
}

/** Opens sessions and renders them as tokens and cookies. */
@Injectable()
export class SessionOpener {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(JwtService) private readonly jwt: JwtService,
  ) {}

  async open(session: NewSession): Promise<WithCookies<SignedIn>> {
    const actor: Actor = { userId: session.userId, sessionId: uuidv7() };
    const refresh = newToken();
    const deviceSecret = session.deviceId === null ? newToken() : undefined;
    await this.uow.system(() => this.uow.query('select tact_private.open_session($1, $2, $3, $4, $5, $6::interval, $7, $8, $9, $10::interval)', [
      actor.sessionId, actor.userId, session.deviceId ?? uuidv7(), session.deviceLabel, deviceSecret === undefined ? null : tokenHash(deviceSecret),
      `${SESSION_LIFE.absoluteSeconds} seconds`, session.isSecondFactor, uuidv7(), tokenHash(refresh), `${SESSION_LIFE.idleSeconds} seconds`,
    ]));
    return this.answer(actor, refresh, deviceSecret);
  }

  /** Access token and principal of a live session; 401 when it ended in the meantime. */
  async answer(actor: Actor, refresh: string, device?: string): Promise<WithCookies<SignedIn>> {
    const principal = await this.uow.authenticate(actor);
    if (!principal) throw new SignInRequired('session_ended');
    return {
      body: { accessToken: signAccessToken(this.jwt, actor), expiresIn: ACCESS_SECONDS, principal },
      cookies: { refresh: { value: refresh, seconds: SESSION_LIFE.idleSeconds }, ...(device === undefined ? {} : { device }) },
    };
  }
}
