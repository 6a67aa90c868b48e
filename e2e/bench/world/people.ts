import { PasswordHasher } from '@tact/server/identity';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

export const WORKERS_OF_A_TEAM = 40;
export const PASSWORD = 'bench-lantern-river-4711';

export interface BenchUser {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
}

export interface BenchTeam {
  readonly id: string;
  readonly supervisor: BenchUser;
  readonly workers: readonly BenchUser[];
}

/** Who works in the measured office. */
export interface BenchPeople {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly receiverId: string;
  readonly teams: readonly BenchTeam[];
  /** A supervisor in every team. */
  readonly seesAll: BenchUser;
  /** A supervisor in the first ten teams. */
  readonly seesTen: BenchUser;
}

/** An organisation with `teams` teams of `perTeam` workers and a supervisor each, one supervisor of all, and a duty bearer. All have sessions for a day. */
export async function makePeople(admin: DataSource, teams: number, perTeam: number): Promise<BenchPeople> {
  const organisationId = uuidv7();
  const receiverId = uuidv7();
  const [programme] = (await admin.query('select id from tact.programme order by key limit 1')) as { id: string }[];
  if (!programme) throw new Error('no programme: load the reference data first');
  await admin.query(`insert into tact.organisation (id, kind, category, name, country) values ($1, 'ngo', null, 'Bench office', 'AL'), ($2, 'duty_bearer', 'municipality', 'Bench municipality', 'AL')`,
    [organisationId, receiverId]);
  const hash = await new PasswordHasher().hash(PASSWORD);
  const place = { organisationId, programmeId: programme.id, hash };
  const list: BenchTeam[] = [];
  for (let at = 0; at < teams; at += 1) {
    const id = uuidv7();
    await admin.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3)', [id, organisationId, `Team ${at + 1}`]);
    const supervisor = await addUser(admin, place, `supervisor${at}`, 'supervisor', [id]);
    const workers: BenchUser[] = [];
    for (let one = 0; one < perTeam; one += 1) workers.push(await addUser(admin, place, `worker${at}.${one}`, 'social_worker', [id]));
    list.push({ id, supervisor, workers });
  }
  return { organisationId, receiverId, programmeId: programme.id, teams: list, seesAll: await addUser(admin, place, 'sees.all', 'supervisor', list.map(({ id }) => id)),
    seesTen: await addUser(admin, place, 'sees.ten', 'supervisor', list.slice(0, 10).map(({ id }) => id)) };
}

interface Place {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly hash: string;
}

async function addUser(admin: DataSource, { organisationId, programmeId, hash }: Place, name: string, role: string, teams: readonly string[]): Promise<BenchUser> {
  const user: BenchUser = { userId: uuidv7(), sessionId: uuidv7(), email: `${name}@bench.example` };
  await admin.query('insert into tact.app_user (id, email, display_name) values ($1, $2, $3)', [user.userId, user.email, `Bench ${name}`]);
  await admin.query('insert into tact.credential (user_id, password_hash) values ($1, $2)', [user.userId, hash]);
  await admin.query(`insert into tact.session (id, user_id, kind, expires_at) values ($1, $2, 'job', now() + interval '1 day')`, [user.sessionId, user.userId]);
  for (const team of teams) {
    await admin.query('insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id) select $1, $2, $3, $4, $5, id from tact.role where key = $6',
      [uuidv7(), user.userId, organisationId, team, programmeId, role]);
  }
  return user;
}
