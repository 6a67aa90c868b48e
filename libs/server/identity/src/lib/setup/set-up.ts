import { type KeyRing, ServerSeal } from '@tact/server/crypto';
import { actorToken, SYSTEM_SESSION_ID, SYSTEM_USER_ID } from '@tact/server/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { sealTotpSecret } from '../second-factor/second-factors';
import { newTotpSecret } from '../second-factor/totp';
import { newToken, tokenHash } from '../tokens/refresh-tokens';
import type { FirstPerson, SetupAnswers } from './setup-answers';

/** One invitation to hand over; its token is in no database. */
export interface FirstInvitation {
  readonly role: 'administrator' | 'dpo';
  readonly email: string;
  readonly token: string;
}

/** Why nothing was set up; nothing was changed. */
export class SetupRefused extends Error {
  constructor(readonly code: 'people_exist' | 'nobody_waits', message: string) {
    super(message);
  }
}

const PEOPLE = `select count(*)::int as n, count(c.user_id)::int as "signedIn" from tact.app_user u left join tact.credential c on c.user_id = u.id where u.id <> $1`;
const ORGANISATION = `insert into tact.organisation (id, kind, category, name, country, timezone, area_id)
  values ($1, $2, $3, $4, $5, $6, (select a.id from tact.area a where a.kind = 'country' and a.code = $5))`;
const INVITE = 'insert into tact_private.invitation (token_hash, user_id, wants_password, totp_sealed, made_by) values ($1, $2, true, $3, $4)';
const WAITING = `select distinct u.id, u.email, r.key as role from tact.app_user u join tact.membership m on m.user_id = u.id join tact.role r on r.id = m.role_id
  where r.key in ('administrator', 'dpo') order by r.key`;

/**
 * Makes the first organisation, its administrator and its data protection officer over the owner's connection, in one transaction and audited, and answers
 * the two invitations (72 hours, once). Reference data must be loaded. Throws `SetupRefused` `people_exist` where anybody has an account.
 */
export function setUp(admin: DataSource, keys: KeyRing, answers: SetupAnswers): Promise<readonly FirstInvitation[]> {
  return alone(admin, keys, async (manager) => {
    if ((await peopleIn(manager)).n > 0) throw new SetupRefused('people_exist', 'This database has people: an administrator adds more');
    const organisationId = uuidv7();
    const { kind, category, name, country, timezone } = answers.organisation;
    await manager.query(ORGANISATION, [organisationId, kind, category, name, country, timezone]);
    return [
      await person(manager, keys, organisationId, 'administrator', answers.administrator),
      await person(manager, keys, organisationId, 'dpo', answers.dpo),
    ];
  });
}

/**
 * New invitations for the first two when the old ones were lost or ran out; the old ones are void. Throws `SetupRefused` `nobody_waits` once anybody has
 * set a password: resets take two people then.
 */
export function inviteAgain(admin: DataSource, keys: KeyRing): Promise<readonly FirstInvitation[]> {
  return alone(admin, keys, async (manager) => {
    const { n, signedIn } = await peopleIn(manager);
    if (n === 0 || signedIn > 0) throw new SetupRefused('nobody_waits', n === 0 ? 'Nobody was set up yet' : 'Somebody has set a password: resets take two people, in the application');
    await manager.query('delete from tact_private.invitation where used_at is null');
    const waiting = (await manager.query(WAITING)) as { id: string; email: string; role: FirstInvitation['role'] }[];
    const made: FirstInvitation[] = [];
    for (const { id, email, role } of waiting) made.push({ role, email, token: await invite(manager, keys, id) });
    return made;
  });
}

/** Whether somebody who is not invented has an account. */
export async function hasRealPeople(admin: DataSource): Promise<boolean> {
  const [row] = (await admin.query('select exists (select from tact.app_user u where u.id <> $1 and not u.is_demo) as has', [SYSTEM_USER_ID])) as { has: boolean }[];
  return row?.has === true;
}

function alone<T>(admin: DataSource, keys: KeyRing, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return admin.transaction(async (manager) => {
    await manager.query('lock table tact.app_user in share row exclusive mode');
    const token = actorToken(keys.actor, { userId: SYSTEM_USER_ID, sessionId: SYSTEM_SESSION_ID });
    await manager.query(`select set_config('tact.actor', $1, true)`, [token]);
    return work(manager);
  });
}

async function peopleIn(manager: EntityManager): Promise<{ n: number; signedIn: number }> {
  const [row] = (await manager.query(PEOPLE, [SYSTEM_USER_ID])) as { n: number; signedIn: number }[];
  return row ?? { n: 0, signedIn: 0 };
}

async function person(manager: EntityManager, keys: KeyRing, organisationId: string, role: FirstInvitation['role'], { email, name, language }: FirstPerson): Promise<FirstInvitation> {
  const id = uuidv7();
  await manager.query('insert into tact.app_user (id, email, display_name, language) values ($1, $2, $3, $4)', [id, email, name, language]);
  await manager.query('insert into tact.membership (id, user_id, organisation_id, role_id) select $1, $2, $3, r.id from tact.role r where r.key = $4', [uuidv7(), id, organisationId, role]);
  return { role, email, token: await invite(manager, keys, id) };
}

async function invite(manager: EntityManager, keys: KeyRing, userId: string): Promise<string> {
  const token = newToken();
  await manager.query(INVITE, [tokenHash(token), userId, sealTotpSecret(new ServerSeal(keys), userId, newTotpSecret()), SYSTEM_USER_ID]);
  return token;
}
