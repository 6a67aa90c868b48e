import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { TactAbility } from '@tact/permissions';
import type { PrincipalRow } from '@tact/server/persistence';
import type { FastifyRequest } from 'fastify';

/** Who asks and what it may do. */
export interface Principal extends PrincipalRow {
  readonly ability: TactAbility;
}

export interface AuthenticatedRequest extends FastifyRequest {
  principal?: Principal;
}

/** The signed-in principal of the request; present on every route without `@Public`. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('no principal on a public route');
  return principal;
});
