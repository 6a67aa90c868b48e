import { BUILT_IN_ROLES } from '@tact/permissions';
import { ServerSeal, type KeyRing } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { newTotpSecret, PasswordHasher, sealTotpSecret, usableCode } from '../index';
import type { TestApi } from './test-api';

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly organisationId: string;
  readonly teamId: string;
}

const PASSWORD = 'plum stones in a river';
let hashed: Promise<string> | null = null;

/** Built-in roles by key, made when they are missing. */
export async function testRoles(admin: DataSource): Promise<ReadonlyMap<string, string>> {
  for (const { key, caseScope, permissions } of BUILT_IN_ROLES) {
    await admin.query('insert into tact.role (id, key, name, built_in, case_scope, permissions) values ($1, $2, $2, true, $3, $4) on conflict (key) do nothing', [
      uuidv7(), key, caseScope, JSON.stringify(permissions)]);
  }
  const rows = (await admin.query('select id, key from tact.role')) as { id: string; key: string }[];
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export async function testOrganisation(admin: DataSource, name = 'Urat'): Promise<{ organisationId: string; teamId: string }> {
  const [organisationId, teamId] = [uuidv7(), uuidv7()];
  await admin.query(`insert into tact.organisation (id, kind, category, name, country) values ($1, 'ngo', 'ngo', $2, 'AL')`, [organisationId, name]);
  await admin.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3)', [teamId, organisationId, `${name} team`]);
  return { organisationId, teamId };
}

/** A person with a password, a second factor and one role. */
export async function testPerson(admin: DataSource, keys: KeyRing, roleKey: string, at: { organisationId: string; teamId: string }, hasSecondFactor = true): Promise<TestPerson> {
  const roles = await testRoles(admin);
  const id = uuidv7();
  const person = { id, email: `${roleKey}.${id.slice(-6)}@urat.example`, password: PASSWORD, totpSecret: newTotpSecret(), ...at };
  hashed ??= new PasswordHasher().hash(PASSWORD);
  await admin.query('insert into tact.app_user (id, email, display_name) values ($1, $2, $3)', [id, person.email, `Person ${id.slice(-6)}`]);
  await admin.query('insert into tact.credential (user_id, password_hash, totp_sealed) values ($1, $2, $3)', [
    id, await hashed, hasSecondFactor ? sealTotpSecret(new ServerSeal(keys), id, person.totpSecret) : null]);
  await admin.query('insert into tact.membership (id, user_id, organisation_id, team_id, role_id) values ($1, $2, $3, $4, $5)', [
    uuidv7(), id, at.organisationId, at.teamId, roles.get(roleKey)]);
  return person;
}

/** The access token of a person who signs in. */
export async function tokenOf(api: TestApi, person: TestPerson): Promise<string> {
  const answer = await api.call('POST', '/auth/sign-in', { body: { email: person.email, password: person.password, code: usableCode(person.totpSecret, 0) } });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.accessToken as string;
}
