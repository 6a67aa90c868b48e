import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { ActorRefused } from '@tact/server/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadRequest, NotFound, PayloadTooLarge, Problem, SignInRequired, Unavailable } from './problem';

const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300', '53100', '58030']);

/** The one place where errors become problem documents. Logs codes and ids, never messages of the database. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.log.error({ requestId: request.id, code: problem.code, cause: causeOf(error) });
    if (typeof problem.extras['retryAfter'] === 'number') void reply.header('Retry-After', String(problem.extras['retryAfter']));
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problemDocument(problem));
  }
}

/** `{type, title, status, code, i18n, fields?, ...extras}` */
export function problemDocument(problem: Problem): Record<string, unknown> {
  return {
    type: `urn:tact:problem:${problem.code}`, title: problem.title, status: problem.status, code: problem.code, i18n: `problem.${problem.code}`,
    ...(problem.fields.length > 0 ? { fields: problem.fields } : {}), ...problem.extras,
  };
}

/** Every error as a problem; what is not known is a 500 without detail. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ActorRefused) return new SignInRequired();
  if (error instanceof HttpException) return fromHttp(error);
  const code = codeOf(error);
  if (code && CONNECTION.has(code)) return new Unavailable();
  if (isConnectionLoss(error)) return new Unavailable();
  if (code === '42501') return new NotFound();
  if (code === '40001' || code === '40P01' || code === '55P03') return new Problem(409, 'try_again', 'Somebody else is changing this; try again');
  if (code === '57014') return new Unavailable();
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new PayloadTooLarge();
  if (code === '22P02' || code === '22021' || code === '22P05') return new BadRequest([{ path: '', code: 'invalid_value' }]);
  if (statusOf(error) === 400 || statusOf(error) === 415) return new BadRequest([{ path: '', code: code ?? 'invalid_body' }]);
  return new Problem(500, 'internal', 'Something went wrong on our side. What you typed is kept');
}

function fromHttp(error: HttpException): Problem {
  const status = error.getStatus();
  if (status === 404) return new NotFound();
  if (status === 401) return new SignInRequired();
  if (status === 413) return new PayloadTooLarge();
  if (status === 400) return new BadRequest([]);
  return new Problem(status, status === 403 ? 'not_permitted' : `http_${status}`, 'The request was refused');
}

function isConnectionLoss(error: unknown): boolean {
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after/.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | null);
  const found = code?.driverError?.code ?? code?.code;
  return typeof found === 'string' ? found : undefined;
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Class, SQLSTATE and the place in our code; a message could carry values. */
function causeOf(error: unknown): string {
  const at = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 4).join(' ') : '';
  return `${error instanceof Error ? error.constructor.name : typeof error} ${codeOf(error) ?? ''} ${at}`;
}
