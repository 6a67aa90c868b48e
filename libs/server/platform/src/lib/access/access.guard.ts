import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { abilityFor, type TactAbility } from '@tact/permissions';
import type { PrincipalRow } from '@tact/server/persistence';
import { NotPermitted, SignInRequired } from '../http/problem';
import type { AuthenticatedRequest } from './current-principal';
import { PUBLIC, REQUIRES, type RequiredPermission } from './requires';
import { SessionAuthenticator } from './session-authenticator';

/** Default deny: a route without `@Requires` or `@Public` is refused, and so is a principal without the permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionAuthenticator) private readonly sessions: SessionAuthenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<string | undefined>(PUBLIC, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const row = await this.sessions.authenticate(request.headers.authorization);
    if (!row) throw new SignInRequired();
    const required = this.reflector.get<RequiredPermission | undefined>(REQUIRES, context.getHandler());
    const ability = abilityOf(row);
    if (!required || !ability.can(required.action, required.subject)) throw new NotPermitted();
    request.principal = { ...row, ability };
    return true;
  }
}

/** By principal: an unchanged one is the same object (UnitOfWork.authenticate), and a changed right is another. */
const abilities = new WeakMap<PrincipalRow, TactAbility>();

function abilityOf(row: PrincipalRow): TactAbility {
  const ability = abilities.get(row) ?? abilityFor(row as Parameters<typeof abilityFor>[0]);
  abilities.set(row, ability);
  return ability;
}
