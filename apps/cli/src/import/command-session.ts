import { abilityFor } from '@tact/permissions';
import type { Instance } from '@tact/server/instance';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { CommandFailed } from './parse-arguments';

export interface CommandSession {
  readonly principal: Principal;
  readonly email: string;
  end(): Promise<void>;
}

const defaultActor = `select u.id, u.email from tact.app_user u join tact.membership m on m.user_id = u.id join tact.role r on r.id = m.role_id
  join tact.organisation o on o.id = m.organisation_id where u.is_demo and u.active and r.key = 'supervisor' and o.kind = 'ngo' and o.country = 'AL'
  order by o.name, u.email limit 1`;

/**
 * A session of the command line for one person, opened by who administers the database and revoked at the end. Without an
 * email: the first demo supervisor of the Albanian organisation.
 */
export async function openCommandSession(instance: Instance, email: string | null): Promise<CommandSession> {
  if (!instance.urls.admin) throw new CommandFailed('no_admin_url', 'DATABASE_ADMIN_URL is needed to act for somebody from the command line.');
  const admin = new pg.Client({ connectionString: instance.urls.admin });
  await admin.connect();
  try {
    const found = email
      ? await admin.query<{ id: string; email: string }>('select id, email from tact.app_user where email = lower($1) and active', [email])
      : await admin.query<{ id: string; email: string }>(defaultActor);
    const user = found.rows[0];
    if (!user) throw new CommandFailed('unknown_account', email ? 'There is no active account with this email.' : 'There is no demo supervisor; name an account with --as EMAIL.');
    const sessionId = uuid();
    await admin.query(`insert into tact.session (id, user_id, kind, expires_at) values ($1, $2, 'cli', clock_timestamp() + interval '4 hours')`, [sessionId, user.id]);
    const row = await new UnitOfWork(instance.source, instance.config.keys.actor).authenticate({ userId: user.id, sessionId });
    if (!row) throw new CommandFailed('unknown_account', 'This account cannot act now.');
    const end = async () => {
      await admin.query('update tact.session set revoked_at = clock_timestamp() where id = $1', [sessionId]);
      await admin.end();
    };
    return { principal: { ...row, ability: abilityFor(row as Parameters<typeof abilityFor>[0]) }, email: user.email, end };
  } catch (error) {
    await admin.end();
    throw error;
  }
}
