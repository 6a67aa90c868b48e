import { createParamDecorator, type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** `__Host-` binds a cookie to this host, path / and Secure; Chromium and Firefox take it on http://localhost too. */
const NAMES = { refresh: '__Host-tact-refresh', device: '__Host-tact-device' } as const;
const DEVICE_SECONDS = 400 * 86_400;

/** A body with the cookies that go with it; `refresh: null` takes the cookie away. */
export interface WithCookies<Body> {
  readonly body: Body;
  readonly cookies: { readonly refresh?: { readonly value: string; readonly seconds: number } | null; readonly device?: string };
}

/** The value of one of Tact's own cookies, undefined without it. */
export const AuthCookie = createParamDecorator((which: keyof typeof NAMES, context: ExecutionContext): string | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers.cookie ?? '';
  const found = header.split(';').map((part) => part.trim()).filter((part) => part.startsWith(`${NAMES[which]}=`));
  const value = found[0]?.slice(NAMES[which].length + 1);
  return found.length === 1 && value && /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : undefined;
});

/** Turns `WithCookies` into a body and Set-Cookie headers, so that handlers know no HTTP. */
@Injectable()
export class AuthCookies implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: WithCookies<unknown>) => {
      void reply.header('set-cookie', setCookies(answer.cookies));
      return answer.body;
    }));
  }
}

function setCookies({ refresh, device }: WithCookies<unknown>['cookies']): string[] {
  const set = (name: string, value: string, seconds: number): string => `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;
  return [
    ...(refresh ? [set(NAMES.refresh, refresh.value, refresh.seconds)] : []),
    ...(refresh === null ? [set(NAMES.refresh, '', 0)] : []),
    ...(device ? [set(NAMES.device, device, DEVICE_SECONDS)] : []),
  ];
}
