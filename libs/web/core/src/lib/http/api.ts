import { HttpClient, HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newId } from '../state/new-id';
import { toProblem } from './api-problem';

export interface WriteOptions {
  /** Kept across retries of the same intent, so that a repeat never doubles. Default: a new one. */
  readonly idempotencyKey?: string;
  /** Version for `If-Match` of a PATCH. */
  readonly version?: number;
}

/** A refusal that came where a file was awaited is a blob; what it says is JSON. */
async function readableFailure(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const said: unknown = await error.error.text().then((text) => JSON.parse(text) as unknown).catch(() => null);
  return new HttpErrorResponse({ error: said, headers: error.headers, status: error.status, statusText: error.statusText });
}

/**
 * The HTTP API under `/api/v1`. Throws `ApiProblem`. Case screens do not use it: they read `CaseStore` and write through
 * `Outbox` of `@tact/web/offline`; this is for sign-in, administration, oversight and imports.
 */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}, options: WriteOptions = {}): Promise<T> {
    return this.send<T>('POST', path, body, { 'Idempotency-Key': options.idempotencyKey ?? newId() });
  }

  patch<T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> {
    const headers: Record<string, string> = { 'Idempotency-Key': options.idempotencyKey ?? newId() };
    if (options.version !== undefined) headers['If-Match'] = String(options.version);
    return this.send<T>('PATCH', path, body, headers);
  }

  /** A file made of a request, with the name the server gives it. A refusal is `ApiProblem` as anywhere else. */
  async file(path: string, body: unknown): Promise<{ readonly name: string; readonly content: Blob }> {
    try {
      const answer = await firstValueFrom(this.http.request('POST', `/api/v1${path}`, { body, observe: 'response', responseType: 'blob' }));
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'tact';
      return { name, content: answer.body ?? new Blob() };
    } catch (error) {
      throw toProblem(await readableFailure(error));
    }
  }

  delete(path: string): Promise<void> {
    return this.send<void>('DELETE', path);
  }

  private async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    try {
      const answer = this.http.request<T>(method, `/api/v1${path}`, { body, headers: new HttpHeaders(headers) });
      return await firstValueFrom(answer);
    } catch (error) {
      throw toProblem(error);
    }
  }
}
