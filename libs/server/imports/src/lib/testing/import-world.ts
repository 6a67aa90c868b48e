import { abilityFor, BUILT_IN_ROLES } from '@tact/permissions';
import type { Principal } from '@tact/server/platform';
import type { TestDatabase } from '../../../../persistence/src/testing/test-database';
import { v7 as uuid } from 'uuid';

/** Organisations, teams and signed-in people for a spec, arranged behind the policies. */
export class ImportWorld {
  readonly programmeId = uuid();

  constructor(private readonly db: TestDatabase) {}

  async begin(): Promise<void> {
    await this.db.admin.query(`insert into tact.programme (id, key, name) values ($1, $2, 'Test')`, [this.programmeId, this.programmeId]);
    for (const role of BUILT_IN_ROLES) {
      await this.db.admin.query(
        `insert into tact.role (id, key, name, built_in, case_scope, permissions) values ($1, $2, $2, true, $3, $4::jsonb) on conflict (key) do nothing`,
        [uuid(), role.key, role.caseScope, JSON.stringify(role.permissions)],
      );
    }
  }

  async organisation(country = 'AL'): Promise<{ organisationId: string; teamId: string }> {
    const [organisationId, teamId] = [uuid(), uuid()];
    await this.db.admin.query(`insert into tact.organisation (id, kind, name, country) values ($1, 'ngo', $2, $3)`, [organisationId, `NGO ${organisationId}`, country]);
    await this.db.admin.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3)', [teamId, organisationId, 'Team']);
    return { organisationId, teamId };
  }

  /** A person with a live session and one membership. */
  async person(role: string, place: { organisationId: string; teamId: string }): Promise<Principal> {
    const [userId, sessionId] = [uuid(), uuid()];
    await this.db.admin.query('insert into tact.app_user (id, email, display_name) values ($1, $2, $3)', [userId, `${userId}@example.org`, `Person ${role}`]);
    await this.db.admin.query(`insert into tact.session (id, user_id, expires_at) values ($1, $2, now() + interval '1 day')`, [sessionId, userId]);
    await this.db.admin.query(
      `insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id) select $1, $2, $3, $4, $5, id from tact.role where key = $6`,
      [uuid(), userId, place.organisationId, place.teamId, this.programmeId, role],
    );
    const row = await this.db.uow.authenticate({ userId, sessionId });
    if (!row) throw new Error('the person is not signed in');
    return { ...row, ability: abilityFor(row as Parameters<typeof abilityFor>[0]) };
  }
}
