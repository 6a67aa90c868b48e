import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Level, type Logger, pino } from 'pino';

/** What a line may hold: ids, codes, counts and route templates (SECURITY.md, Input and output). Anything else is left out. */
const FIELDS = ['requestId', 'code', 'cause', 'userId', 'job', 'method', 'route', 'status', 'ms', 'part', 'count', 'stream', 'signal'];

/**
 * One JSON object a line: `time`, `level`, `context`, and fields of the list above. Texts are not written, for a text may quote a value: an `Error` becomes its
 * class and code, a string of our own only when it looks like a code.
 */
export class JsonLog implements LoggerService {
  private readonly out: Logger;

  constructor(level: string, stream?: DestinationStream) {
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label: string) => ({ level: label }) } };
    this.out = stream ? pino(options, stream) : pino(options);
  }

  line(level: Level, context: string, fields: Readonly<Record<string, unknown>>): void {
    this.out[level]({ context, ...kept(fields) });
  }

  log(message: unknown, ...rest: unknown[]): void { this.nest('info', message, rest); }
  error(message: unknown, ...rest: unknown[]): void { this.nest('error', message, rest); }
  warn(message: unknown, ...rest: unknown[]): void { this.nest('warn', message, rest); }
  debug(message: unknown, ...rest: unknown[]): void { this.nest('debug', message, rest); }
  verbose(message: unknown, ...rest: unknown[]): void { this.nest('trace', message, rest); }
  fatal(message: unknown, ...rest: unknown[]): void { this.nest('fatal', message, rest); }

  /** Nest hands the context over last. What it says of its own start is for debugging. */
  private nest(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const fields = fieldsOf(message);
    this.line(level === 'info' && fields['code'] === 'message' ? 'debug' : level, typeof context === 'string' && /^[A-Za-z]{1,40}$/.test(context) ? context : 'Server', fields);
  }
}

function fieldsOf(message: unknown): Readonly<Record<string, unknown>> {
  if (message instanceof Error) return { code: 'error', cause: message.constructor.name };
  if (message !== null && typeof message === 'object') return message as Record<string, unknown>;
  return { code: typeof message === 'string' && /^[A-Za-z][A-Za-z0-9_.]{0,60}$/.test(message) ? message : 'message' };
}

function kept(fields: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {};
  for (const name of FIELDS) {
    const value = fields[name];
    if (typeof value === 'string') found[name] = value.slice(0, 600);
    if (typeof value === 'number' || typeof value === 'boolean') found[name] = value;
  }
  return found;
}
