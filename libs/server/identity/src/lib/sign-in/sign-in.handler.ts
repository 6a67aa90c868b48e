import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Permission } from '@tact/permissions';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics, NotPermitted, type Problem, SignInRequired } from '@tact/server/platform';
import { PasswordHasher } from '../passwords/password-hasher';
import { SecondFactors } from '../second-factor/second-factors';
import { secondFactorRequired } from '../second-factor/second-factor-required';
import { tokenHash } from '../tokens/refresh-tokens';
import type { WithCookies } from './auth-cookies';
import { type SignedIn, SessionOpener } from './session-opener';
import { SignInThrottle } from './sign-in-throttle';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
  readonly deviceLabel: string;
  readonly deviceSecret?: string;
}

interface Credential {
  readonly user_id: string;
  readonly password_hash: string;
  readonly totp_sealed: Buffer | null;
  readonly totp_last_step: string;
  readonly roles: readonly { readonly caseScope: string; readonly permissions: readonly Permission[] }[];
}

/**
 * Email, password and, where it is set up or required, a code. 401 `sign_in_failed` for a wrong email or password, at one
 * cost; 401 `code_required`, `code_wrong`; 403 `second_factor_missing` when the role demands one; 429 while a delay runs.
 */
@Injectable()
export class SignInHandler {
  private readonly log = new Logger('SignIn');

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PasswordHasher) private readonly passwords: PasswordHasher,
    @Inject(SecondFactors) private readonly secondFactors: SecondFactors,
    @Inject(SignInThrottle) private readonly throttle: SignInThrottle,
    @Inject(SessionOpener) private readonly sessions: SessionOpener,
  ) {}

  async handle(attempt: SignInAttempt): Promise<WithCookies<SignedIn>> {
    const email = attempt.email.trim().toLowerCase();
    const { credential, deviceId } = await this.find(email, attempt.deviceSecret);
    const key = deviceId === null ? SignInThrottle.key('email', email) : SignInThrottle.key('device', deviceId);
    await this.throttle.begin(key);
    const matches = await this.passwords.matches(credential?.password_hash ?? null, attempt.password);
    if (!credential || !matches) throw this.refused(new SignInRequired('sign_in_failed'), credential);
    await this.checkCode(credential, attempt.code, key);
    await this.throttle.forget(key);
    return this.sessions.open({ userId: credential.user_id, deviceId, deviceLabel: attempt.deviceLabel, isSecondFactor: credential.totp_sealed !== null });
  }

  private find(email: string, deviceSecret: string | undefined): Promise<{ credential: Credential | null; deviceId: string | null }> {
    return this.uow.system(async () => {
      const [credential] = await this.uow.query<Credential>('select * from tact_private.credential_for($1)', [email]);
      const [device] = await this.uow.query<{ id: string | null }>('select tact_private.known_device($1, $2) as id', [
        credential?.user_id ?? null, deviceSecret === undefined ? null : tokenHash(deviceSecret),
      ]);
      return { credential: credential ?? null, deviceId: device?.id ?? null };
    });
  }

  private async checkCode(credential: Credential, code: string | undefined, key: Buffer): Promise<void> {
    if (!credential.totp_sealed) {
      if (!secondFactorRequired(credential.roles)) return;
      await this.throttle.takeBack(key);
      throw this.refused(new NotPermitted('second_factor_missing'), credential);
    }
    if (code === undefined) {
      await this.throttle.takeBack(key);
      throw new SignInRequired('code_required');
    }
    const isUsed = await this.secondFactors.use(credential.user_id, credential.totp_sealed, Number(credential.totp_last_step), code);
    if (!isUsed) throw this.refused(new SignInRequired('code_wrong'), credential);
  }

  /** One line for who watches over sign-ins: the code and the id, never the address. */
  private refused(problem: Problem, credential: Credential | null): Problem {
    metrics.count('tact_sign_in_failures_total', { code: problem.code });
    this.log.warn({ code: problem.code, userId: credential?.user_id ?? null });
    return problem;
  }
}
