import { Injectable, computed, inject, signal } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { isLang } from '../i18n/languages';
import { Api } from '../http/api';
import { ApiProblem } from '../http/api-problem';
import { deviceLabel } from './device-label';
import { LockMark } from './lock-mark';
import type { Principal } from './principal';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

interface SignedIn {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly principal?: Principal;
}

export type AuthState = 'starting' | 'out' | 'in' | 'locked';

/**
 * The session of this tab. The access token lives in memory only; the refresh cookie is out of script's reach.
 * Locking closes every page and keeps the session: what is unsent still goes out while the token holds, and is kept
 * after. `unlock` takes the password.
 */
@Injectable({ providedIn: 'root' })
export class Auth {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);
  private readonly mark = inject(LockMark);
  private readonly now = signal<AuthState>('starting');
  private readonly who = signal<Principal | null>(null);
  private readonly since = signal<Date | null>(null);
  private token: string | null = null;
  private refreshing: Promise<'in' | 'out' | 'unknown'> | null = null;

  readonly state = this.now.asReadonly();
  readonly principal = this.who.asReadonly();
  readonly lockedSince = this.since.asReadonly();
  readonly isIn = computed(() => this.now() === 'in');

  accessToken(): string | null {
    return this.token;
  }

  /** At the start of a page: a locked tab stays locked, else the refresh cookie opens the session. */
  async start(): Promise<void> {
    const lockedAt = this.mark.read();
    if (lockedAt) {
      this.since.set(lockedAt);
      this.now.set('locked');
      return;
    }
    const isIn = this.mark.mayHaveSession() && (await this.refresh()) === 'in';
    if (!isIn) this.now.set('out');
  }

  /** Throws `ApiProblem`: `code_required` when the six digits are missing. */
  async signIn(credentials: Credentials): Promise<void> {
    await this.enter(await this.api.post<SignedIn>('/auth/sign-in', { ...credentials, deviceLabel: deviceLabel(navigator.userAgent) || undefined }));
  }

  /** One refresh at a time; `unknown` when no answer came, so that lost signal signs nobody out. */
  refresh(): Promise<'in' | 'out' | 'unknown'> {
    this.refreshing ??= this.tryRefresh().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  async unlock(password: string): Promise<void> {
    await this.enter(await this.api.post<SignedIn>('/auth/unlock', { password }));
  }

  lock(): void {
    if (this.now() !== 'in') return;
    this.since.set(new Date());
    this.mark.set();
    this.now.set('locked');
  }

  /** The session ended on the server (401 after a refresh): what was typed stays, the sign-in page opens. */
  expire(): void {
    this.token = null;
    this.mark.clear();
    this.mark.session(false);
    this.now.set('out');
  }

  async signOut(): Promise<void> {
    this.expire();
    this.who.set(null);
    await this.api.post('/auth/sign-out').catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
    });
  }

  private async tryRefresh(): Promise<'in' | 'out' | 'unknown'> {
    if (this.now() === 'locked') return 'unknown';
    try {
      await this.enter(await this.api.post<SignedIn>('/auth/refresh'));
      return 'in';
    } catch (error) {
      return error instanceof ApiProblem && !error.isTransient ? 'out' : 'unknown';
    }
  }

  private async enter(answer: SignedIn): Promise<void> {
    this.token = answer.accessToken;
    const principal = answer.principal ?? (await this.api.get<Principal>('/me'));
    this.who.set(principal);
    this.mark.clear();
    this.mark.session(true);
    this.since.set(null);
    this.now.set('in');
    if (isLang(principal.language) && principal.language !== this.i18n.lang()) await this.i18n.use(principal.language);
  }
}
