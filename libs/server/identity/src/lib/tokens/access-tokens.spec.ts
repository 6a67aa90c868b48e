import { JwtService } from '@nestjs/jwt';
import { temporaryKeyRing } from '@tact/server/crypto';
import type { UnitOfWork } from '@tact/server/persistence';
import { AccessTokenStrategy } from './access-token.strategy';
import { signAccessToken } from './access-tokens';
import { JwtSessionAuthenticator } from './jwt-session-authenticator';
import { newToken, openSuccessor, sealSuccessor } from './refresh-tokens';

const keys = temporaryKeyRing();
const actor = { userId: '01900000-0000-7000-8000-00000000000a', sessionId: '01900000-0000-7000-8000-00000000000b' };
const asked = { authenticate: (claims: object) => Promise.resolve(claims) } as unknown as UnitOfWork;
const authenticator = new JwtSessionAuthenticator(asked, new AccessTokenStrategy(keys));
const signer = (privateKey: string): JwtService => new JwtService({ privateKey });
const verify = (token: string): Promise<unknown> => authenticator.authenticate(`Bearer ${token}`);

const whole = { sub: actor.userId, sid: actor.sessionId, purpose: 'access', iss: 'tact', aud: 'tact-api' };
const made = (claims: object, expiresIn: number | null = 300): string =>
  signer(keys.token.privateKey).sign(claims, { algorithm: 'ES256', ...(expiresIn === null ? {} : { expiresIn }) });
const without = (name: keyof typeof whole): object => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));

describe('access tokens', () => {
  it('are read back', async () => {
    expect(await verify(signAccessToken(signer(keys.token.privateKey), actor))).toMatchObject(actor);
    expect(await verify(made(whole))).toMatchObject(actor);
  });

  it('asked at once answer each its own person', async () => {
    const users = Array.from({ length: 20 }, (_, at) => `01900000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`);
    const answers = await Promise.all(users.map((sub, at) => (at % 5 === 4 ? verify('not.a.token') : verify(made({ ...whole, sub })))));
    expect(answers.map((answer) => (answer as { userId: string } | null)?.userId ?? null)).toEqual(users.map((sub, at) => (at % 5 === 4 ? null : sub)));
  });

  it.each(['iss', 'aud', 'purpose', 'sub', 'sid'] as const)('are refused without %s', async (name) => {
    expect(await verify(made(without(name)))).toBeNull();
  });

  it('are refused with a wrong claim, another key, another algorithm, expired, without expiry or living too long', async () => {
    expect(await verify(made({ ...whole, aud: 'other' }))).toBeNull();
    expect(await verify(made({ ...whole, aud: ['tact-api', 'other'] }))).toBeNull();
    expect(await verify(made({ ...whole, purpose: 'refresh' }))).toBeNull();
    expect(await verify(made(whole, -1))).toBeNull();
    expect(await verify(made(whole, null))).toBeNull();
    expect(await verify(made(whole, 3600))).toBeNull();
    expect(await verify(signer(temporaryKeyRing().token.privateKey).sign(whole, { algorithm: 'ES256', expiresIn: 300 }))).toBeNull();
    expect(await verify(new JwtService({ secret: keys.token.publicKey }).sign(whole, { algorithm: 'HS256', expiresIn: 300, allowInvalidAsymmetricKeyTypes: true }))).toBeNull();
    const [head, body] = made(whole).split('.');
    expect(await verify(`${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`)).toBeNull();
    expect(await verify(`${head}.${body}.`)).toBeNull();
  });

  it.each([undefined, '', 'Bearer', 'Basic x', 'Bearer not.a.token'])('signed out with header %j', async (header) => {
    expect(await authenticator.authenticate(header)).toBeNull();
  });
});

describe('a sealed successor', () => {
  it('opens with its predecessor only', () => {
    const [first, second] = [newToken(), newToken()];
    expect(openSuccessor(first, sealSuccessor(first, second))).toBe(second);
    expect(() => openSuccessor(second, sealSuccessor(first, second))).toThrow();
  });
});
