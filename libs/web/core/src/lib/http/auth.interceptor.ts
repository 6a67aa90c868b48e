import { HttpErrorResponse, type HttpEvent, type HttpHandlerFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { type Observable, catchError, from, switchMap, throwError } from 'rxjs';
import { Auth } from '../auth/auth';

/** Adds the access token; on 401 refreshes once and repeats; then asks to sign in again, the page staying as it is. */
export function authInterceptor(request: HttpRequest<unknown>, next: HttpHandlerFn): Observable<HttpEvent<unknown>> {
  if (!request.url.startsWith('/api/') || request.url.includes('/auth/')) return next(request);
  const auth = inject(Auth);
  const send = (): Observable<HttpEvent<unknown>> => next(withToken(request, auth.accessToken()));
  return send().pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
      return from(auth.refresh()).pipe(
        switchMap((outcome) => {
          if (outcome === 'in') return send();
          if (outcome === 'out') auth.expire();
          return throwError(() => error);
        }),
      );
    }),
  );
}

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
}
