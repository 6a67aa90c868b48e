import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_MEMBERS, DEMO_ORGANISATIONS, signAccessToken } from '@tact/server/identity';
import type { Instance } from '@tact/server/instance';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { makeApprovals } from './demo/approvals';
import { type Ask, makeReferrals } from './demo/referrals';

const SEED = 7;

/** Referrals of the demonstration, made once through the server's own routes in sessions that end afterwards. */
export async function demoReferrals(app: NestFastifyApplication, instance: Instance): Promise<void> {
  if (!instance.config.demo || !instance.urls.admin) return;
  const admin = await new DataSource({ type: 'postgres', url: instance.urls.admin, poolSize: 1 }).initialize();
  try {
    const [row] = (await admin.query('select exists (select from tact.referral) as any')) as { any: boolean }[];
    if (row?.any) return;
    const sessions = new Map(DEMO_MEMBERS.map(({ userId }) => [userId, uuidv7()]));
    for (const [user, session] of sessions) {
      await admin.query(`insert into tact.session (id, user_id, kind, expires_at) values ($1, $2, 'job', now() + interval '10 minutes')`, [session, user]);
    }
    await makeReferrals(asker(app, sessions), people(), SEED);
    await makeApprovals(asker(app, sessions), people().teams, SEED);
    await admin.query('update tact.session set revoked_at = now() where id = any($1::uuid[])', [[...sessions.values()]]);
  } finally {
    await admin.destroy();
  }
}

function asker(app: NestFastifyApplication, sessions: ReadonlyMap<string, string>): Ask {
  const jwt = app.get(JwtService, { strict: false });
  return async <Answer>(userId: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
    const authorization = `Bearer ${signAccessToken(jwt, { userId, sessionId: sessions.get(userId) ?? '' })}`;
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers: { authorization, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    if (answer.statusCode >= 300) throw new Error(`demo referrals: ${method} ${path} answered ${answer.statusCode} ${answer.body}`);
    return JSON.parse(answer.body) as Answer;
  };
}

function people(): Parameters<typeof makeReferrals>[1] {
  const of = (role: string): typeof DEMO_MEMBERS => DEMO_MEMBERS.filter((member) => member.role === role);
  return {
    teams: of('social_worker').map(({ userId, teamId, language }) => ({ worker: userId, office: language === 'el' ? 'el' : 'sq', supervisors: of('supervisor').filter((boss) => boss.teamId === teamId).map((boss) => boss.userId) })),
    receivers: of('duty_bearer').map(({ userId, organisationId, organisation, language }) => ({
      userId, organisationId, office: language === 'el' ? 'el' : 'sq', category: DEMO_ORGANISATIONS.find(({ key }) => key === organisation)?.category ?? 'municipality',
    })),
  };
}
