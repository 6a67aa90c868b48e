import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';

/** Runs the handler with the request's id, which the audit trail and the read log keep. */
@Injectable()
export class RequestContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { id } = context.switchToHttp().getRequest<FastifyRequest>();
    return defer(() => UnitOfWork.withRequestId(id, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
