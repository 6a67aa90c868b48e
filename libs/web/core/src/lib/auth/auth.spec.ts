import '@angular/compiler';
import { TestBed, getTestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';
import { Api } from '../http/api';
import { ApiProblem } from '../http/api-problem';
import { I18n } from '../i18n/i18n';
import { Auth } from './auth';

getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting());

const PRINCIPAL = { userId: 'me', language: 'en', memberships: [] };
const OPEN = { accessToken: 'token', expiresIn: 600, principal: PRINCIPAL };

function setUp(answers: Readonly<Record<string, unknown>>): { auth: Auth; asked: string[] } {
  const asked: string[] = [];
  const post = (path: string): Promise<unknown> => {
    asked.push(path);
    const answer = answers[path];
    return answer instanceof ApiProblem ? Promise.reject(answer) : Promise.resolve(answer);
  };
  TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { post } }, { provide: I18n, useValue: { lang: () => 'en' } }] });
  return { auth: TestBed.inject(Auth), asked };
}

describe('Auth', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => TestBed.resetTestingModule());

  it('asks the server nothing where no session was ever opened', async () => {
    const { auth, asked } = setUp({ '/auth/refresh': OPEN });
    await auth.start();
    expect([auth.state(), asked]).toEqual(['out', []]);
  });

  it('opens the session again after a reload', async () => {
    const { auth } = setUp({ '/auth/sign-in': OPEN, '/auth/refresh': OPEN });
    await auth.signIn({ email: 'a@b.example', password: 'x' });
    await auth.start();
    expect([auth.state(), auth.accessToken()]).toEqual(['in', 'token']);
  });

  it('keeps a locked tab locked over a reload, and never refreshes it open', async () => {
    const { auth, asked } = setUp({ '/auth/sign-in': OPEN, '/auth/refresh': OPEN });
    await auth.signIn({ email: 'a@b.example', password: 'x' });
    auth.lock();
    await auth.start();
    expect(auth.state()).toBe('locked');
    expect(await auth.refresh()).toBe('unknown');
    expect(asked).toEqual(['/auth/sign-in']);
  });

  it('stays locked under a wrong password', async () => {
    const { auth } = setUp({ '/auth/sign-in': OPEN, '/auth/unlock': new ApiProblem({ status: 401, code: 'sign_in_failed' }) });
    await auth.signIn({ email: 'a@b.example', password: 'x' });
    auth.lock();
    await expect(auth.unlock('wrong')).rejects.toThrow('sign_in_failed');
    expect(auth.state()).toBe('locked');
  });

  it('refreshes once for many requests at the same time', async () => {
    const { auth, asked } = setUp({ '/auth/refresh': OPEN });
    expect(await Promise.all([auth.refresh(), auth.refresh(), auth.refresh()])).toEqual(['in', 'in', 'in']);
    expect(asked).toEqual(['/auth/refresh']);
  });

  it.each([[0, 'unknown'], [503, 'unknown'], [401, 'out']])('status %s of a refresh means %s: lost signal signs nobody out', async (status, word) => {
    const { auth } = setUp({ '/auth/refresh': new ApiProblem({ status, code: 'x' }) });
    expect(await auth.refresh()).toBe(word);
  });

  it('forgets token and user on sign-out, whether or not the server hears of it', async () => {
    const { auth } = setUp({ '/auth/sign-in': OPEN, '/auth/sign-out': new ApiProblem({ status: 0, code: 'network' }) });
    await auth.signIn({ email: 'a@b.example', password: 'x' });
    await auth.signOut();
    expect([auth.state(), auth.accessToken(), auth.principal()]).toEqual(['out', null, null]);
  });
});
