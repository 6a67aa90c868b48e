import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, type Principal, Refused } from '@tact/server/platform';
import { PasswordHasher } from '../passwords/password-hasher';
import { passwordRefusal } from '../passwords/password-rules';
import { SignInThrottle } from '../sign-in/sign-in-throttle';

/**
 * Changes one's own password and ends one's other sessions. 422 `password_wrong` for the present one; 400 with the field and
 * `password_too_short`, `password_too_long`, `password_common` or `password_context` for the new one.
 */
@Injectable()
export class ChangePasswordHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PasswordHasher) private readonly passwords: PasswordHasher,
    @Inject(SignInThrottle) private readonly throttle: SignInThrottle,
  ) {}

  async handle(principal: Principal, change: { readonly currentPassword: string; readonly newPassword: string }): Promise<void> {
    const { hash, email } = await this.uow.run(principal, async () => {
      const [row] = await this.uow.query<{ password_hash: string }>('select * from tact_private.own_credential()');
      const [user] = await this.uow.query<{ email: string }>('select email from tact.app_user where id = $1', [principal.userId]);
      return { hash: row?.password_hash ?? null, email: user?.email ?? '' };
    });
    const key = SignInThrottle.key('session', principal.sessionId);
    await this.throttle.begin(key);
    if (!(await this.passwords.matches(hash, change.currentPassword))) throw new Refused('password_wrong', {}, [{ path: 'currentPassword', code: 'password_wrong' }]);
    await this.throttle.forget(key);
    const refusal = passwordRefusal(change.newPassword, [email, principal.displayName, ...principal.memberships.map((held) => held.organisationName)]);
    if (refusal) throw new BadRequest([{ path: 'newPassword', code: refusal }]);
    const next = await this.passwords.hash(change.newPassword);
    await this.uow.run(principal, () => this.uow.query('select tact_private.change_own_password($1)', [next]));
  }
}
