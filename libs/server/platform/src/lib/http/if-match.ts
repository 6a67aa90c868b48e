import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest, PreconditionRequired } from './problem';

/** The row version in `If-Match: 3` or `If-Match: "3"`. Missing is 428, anything else than a positive integer 400. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '') throw new PreconditionRequired();
  const version = /^(?:W\/)?"?([1-9][0-9]{0,8})"?$/.exec(header)?.[1];
  if (version === undefined) throw new BadRequest([{ path: 'If-Match', code: 'invalid_version' }]);
  return Number(version);
});

/** The `Idempotency-Key` header, undefined without one. 400 when it is not 8 to 100 plain characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (Array.isArray(header) || !/^[A-Za-z0-9_.:-]{8,100}$/.test(header)) throw new BadRequest([{ path: 'Idempotency-Key', code: 'invalid_key' }]);
  return header;
});
