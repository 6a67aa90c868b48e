import { randomInt } from 'node:crypto';
import { type KeyRing, ServerSeal } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';
import { PasswordHasher } from '../passwords/password-hasher';
import { sealTotpSecret } from '../second-factor/second-factors';
import { newTotpSecret } from '../second-factor/totp';
import { type DemoAccount, readDemoAccounts, writeDemoAccounts } from './demo-account-file';
import { DEMO_ORGANISATIONS, DEMO_PEOPLE, demoId, type DemoPerson } from './demo-directory';

/** Where a demonstration account stands, for who makes its cases. */
export interface DemoMember extends DemoPerson {
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId: string;
  readonly membershipId: string;
}

export const DEMO_MEMBERS: readonly DemoMember[] = DEMO_PEOPLE.map((person) => ({
  ...person, userId: demoId('user', person.email), membershipId: demoId('membership', person.email),
  organisationId: demoId('organisation', person.organisation), teamId: demoId('team', person.organisation),
}));

/**
 * Makes the demonstration's organisations and accounts over the owner's connection and lists them in
 * `demo-accounts.json` of the data folder. Reference data must be loaded. A second call changes nothing; accounts whose
 * password is not in the file (another database, a lost file) get new credentials.
 */
export async function demoAccounts(admin: DataSource, keys: KeyRing, dataDir: string): Promise<readonly DemoMember[]> {
  const listed = new Map(readDemoAccounts(dataDir).map((account) => [account.email, account]));
  const stored = (await admin.query('select u.email from tact.app_user u join tact.credential c on c.user_id = u.id where u.is_demo')) as { email: string }[];
  const known = new Set(stored.map(({ email }) => email).filter((email) => listed.has(email)));
  if (DEMO_MEMBERS.every(({ email }) => known.has(email))) return DEMO_MEMBERS;
  const accounts = DEMO_MEMBERS.map((member) => listed.get(member.email) ?? newAccount(member));
  await store(admin, new ServerSeal(keys), accounts, known);
  writeDemoAccounts(dataDir, accounts);
  return DEMO_MEMBERS;
}

const WORDS = ['acorn', 'amber', 'basil', 'birch', 'cedar', 'clover', 'copper', 'coral', 'ember', 'fern', 'garnet', 'hazel', 'heron', 'indigo', 'iris', 'jasper', 'juniper',
  'lantern', 'larch', 'linen', 'maple', 'meadow', 'mint', 'olive', 'opal', 'otter', 'pebble', 'plum', 'quince', 'river', 'robin', 'saffron', 'sage', 'silver', 'thistle', 'willow'];

function newAccount(member: DemoMember): DemoAccount {
  const word = (): string => WORDS[randomInt(WORDS.length)] ?? 'acorn';
  return {
    email: member.email, password: `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`, totpSecret: newTotpSecret(), role: member.role,
    organisation: DEMO_ORGANISATIONS.find(({ key }) => key === member.organisation)?.name ?? '', name: member.name,
  };
}

async function store(admin: DataSource, seal: ServerSeal, accounts: readonly DemoAccount[], known: ReadonlySet<string>): Promise<void> {
  const passwords = new PasswordHasher();
  const rows: { member: DemoMember; hash: string; sealed: Buffer }[] = [];
  for (const member of DEMO_MEMBERS.filter(({ email }) => !known.has(email))) {
    const account = accounts.find(({ email }) => email === member.email)!;
    rows.push({ member, hash: await passwords.hash(account.password), sealed: sealTotpSecret(seal, member.userId, account.totpSecret) });
  }
  await admin.transaction(async (manager) => {
    for (const { key, kind, category, name, country, timezone, team } of DEMO_ORGANISATIONS) {
      await manager.query(ORGANISATION, [demoId('organisation', key), kind, category, name, country, timezone]);
      await manager.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3) on conflict do nothing', [demoId('team', key), demoId('organisation', key), team]);
    }
    for (const { member, hash, sealed } of rows) {
      await manager.query(USER, [member.userId, member.email, member.name, member.language]);
      await manager.query(CREDENTIAL, [member.userId, hash, sealed]);
      await manager.query(MEMBERSHIP, [member.membershipId, member.userId, member.organisationId, member.teamId, member.role]);
    }
  });
}

const ORGANISATION = `insert into tact.organisation (id, kind, category, name, country, timezone, area_id)
  values ($1, $2, $3, $4, $5, $6, (select a.id from tact.area a where a.kind = 'country' and a.code = $5)) on conflict do nothing`;
const USER = `insert into tact.app_user (id, email, display_name, language, is_demo) values ($1, $2, $3, $4, true) on conflict do nothing`;
const CREDENTIAL = `insert into tact.credential (user_id, password_hash, totp_sealed) values ($1, $2, $3)
  on conflict (user_id) do update set password_hash = excluded.password_hash, totp_sealed = excluded.totp_sealed, totp_last_step = 0`;
const MEMBERSHIP = `insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id)
  values ($1, $2, $3, $4, (select p.id from tact.programme p where p.key = 'tact_iii'), (select r.id from tact.role r where r.key = $5)) on conflict do nothing`;
