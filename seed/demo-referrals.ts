import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_MEMBERS, DEMO_ORGANISATIONS, demoId, readDemoAccounts, signAccessToken, usableCode } from '@tact/server/identity';
import type { Instance } from '@tact/server/instance';
import { MatchJob } from '@tact/server/matching';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { makeApprovals } from './demo/approvals';
import { makeHandOvers } from './demo/hand-overs';
import { type Ask, makeReferrals } from './demo/referrals';
import { makeReturns, type ReturnTeam } from './demo/returns';
import { makeSafety } from './demo/safety';

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
    await makeHandOvers(asker(app, sessions), { ...people(), takers: takers() });
    await makeReturns(asker(app, sessions), returnTeams(), async (daysBefore) => { await admin.query('update tact_private.clock set ahead = make_interval(days => $1)', [-daysBefore]); });
    await safety(app, instance, sessions);
    await admin.query('update tact.session set revoked_at = now() where id = any($1::uuid[])', [[...sessions.values()]]);
  } finally {
    await admin.destroy();
  }
}

/** Emergency, blocked relative and match: a worker and supervisor of the Albanian NGO, a worker of the Greek one, a mediator. */
async function safety(app: NestFastifyApplication, { config }: Instance, sessions: ReadonlyMap<string, string>): Promise<void> {
  const secret = readDemoAccounts(config.dataDir).find(({ email }) => email === 'nikos.valtinos@anemodoura.example')?.totpSecret;
  const user = (email: string): string => DEMO_MEMBERS.find((one) => one.email === email)?.userId ?? demoId('user', email);
  if (!secret) return;
  await makeSafety(asker(app, sessions), {
    worker: user('ilir.brahja@shtegu.example'), supervisor: user('teuta.marku@shtegu.example'), stranger: user('nikos.valtinos@anemodoura.example'),
    relative: user('safet.rrema@community.example'), code: usableCode(secret, 0), compare: () => app.get(MatchJob, { strict: false }).run(),
  });
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
    teams: of('social_worker').filter(({ organisation }) => isNgo(organisation)).map(({ userId, teamId, language }) => ({ worker: userId, office: language === 'el' ? 'el' : 'sq', supervisors: of('supervisor').filter((boss) => boss.teamId === teamId).map((boss) => boss.userId) })),
    receivers: of('duty_bearer').map(({ userId, organisationId, organisation, language }) => ({
      userId, organisationId, office: language === 'el' ? 'el' : 'sq', category: DEMO_ORGANISATIONS.find(({ key }) => key === organisation)?.category ?? 'municipality',
    })),
  };
}

/** The two NGOs with the people of the other country they work with on returns. */
function returnTeams(): ReturnTeam[] {
  const of = (role: string, organisation: string): (typeof DEMO_MEMBERS)[number][] => DEMO_MEMBERS.filter((one) => one.role === role && one.organisation === organisation);
  const partner = (role: string, organisation: string): ReturnTeam['partners'] => of(role, organisation).slice(0, 1).map(({ organisationId, userId }) => ({ organisationId, userId }));
  const team = (country: 'AL' | 'GR', organisation: string, partners: ReturnTeam['partners']): ReturnTeam[] => {
    const [first, second] = of('supervisor', organisation);
    return first && second ? [{ country, signers: [first.userId, second.userId], partners }] : [];
  };
  return [
    ...team('GR', 'anemodoura', [...partner('duty_bearer', 'municipality'), ...partner('supervisor', 'shtegu')]),
    ...team('AL', 'shtegu', partner('supervisor', 'anemodoura')),
  ];
}

function isNgo(key: string): boolean {
  return DEMO_ORGANISATIONS.some((one) => one.key === key && one.kind === 'ngo');
}

/** The caseworker and the supervisor of each duty bearer that has both. */
function takers(): Parameters<typeof makeHandOvers>[1]['takers'] {
  const of = (role: string, organisationId: string): string | undefined => DEMO_MEMBERS.find((one) => one.role === role && one.organisationId === organisationId)?.userId;
  return Object.fromEntries(DEMO_MEMBERS.filter(({ organisation }) => !isNgo(organisation)).map(({ organisationId }) => {
    const [worker, supervisor] = [of('social_worker', organisationId), of('supervisor', organisationId)];
    return [organisationId, worker && supervisor ? { worker, supervisor } : undefined];
  }));
}
