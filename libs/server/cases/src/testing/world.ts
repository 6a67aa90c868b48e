import { abilityFor, BUILT_IN_ROLES } from '@tact/permissions';
import type { Actor } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../persistence/src/testing/test-database';

/** An organisation of a made world, with one team and the world's programme. */
export interface MadeOrganisation {
  readonly id: string;
  readonly teamId: string;
  readonly programmeId: string;
  readonly country: string;
}

/** Somebody who is signed in: the actor of units of work and the principal of handlers. */
export interface MadePerson {
  readonly userId: string;
  readonly email: string;
  readonly membershipId: string;
  readonly organisation: MadeOrganisation;
  readonly actor: Actor;
  readonly principal: Principal;
}

type Category = 'state' | 'anti_trafficking_police' | 'municipality' | 'school' | 'ngo' | 'community';

/** Makes organisations, people, memberships of the built-in roles and sessions through the admin connection, for specs. */
export class World {
  private readonly roleIds = new Map<string, string>();

  private constructor(
    private readonly db: TestDatabase,
    readonly programmeId: string,
    /** A municipality of the world, for cases and organisations. */
    readonly areaId: string,
  ) {}

  static async make(db: TestDatabase): Promise<World> {
    const world = new World(db, uuidv7(), uuidv7());
    await db.admin.query(`insert into tact.programme (id, key, name, countries) values ($1, $2, 'TACT III', '{AL,GR}')`, [world.programmeId, `tact-${world.programmeId}`]);
    await db.admin.query(`insert into tact.area (id, kind, code_system, code, names) values ($1, 'municipality', 'test', $2, '{"en": "Korça"}')`, [world.areaId, world.areaId]);
    for (const role of BUILT_IN_ROLES) {
      const rows = (await db.admin.query(`insert into tact.role (id, key, name, built_in, case_scope, permissions) values ($1, $2, $2, true, $3, $4)
        on conflict (key) do update set key = excluded.key returning id`, [uuidv7(), role.key, role.caseScope, JSON.stringify(role.permissions)])) as { id: string }[];
      world.roleIds.set(role.key, rows[0]!.id);
    }
    return world;
  }

  /** An NGO unless a category of duty bearer is named; Albanian unless told otherwise. */
  async organisation(given: { name?: string; category?: Category; country?: string; timezone?: string } = {}): Promise<MadeOrganisation> {
    const made = { id: uuidv7(), teamId: uuidv7(), programmeId: this.programmeId, country: given.country ?? 'AL' };
    await this.db.admin.query(`insert into tact.organisation (id, kind, category, name, country, area_id, timezone) values ($1, $2, $3, $4, $5, $6, $7)`, [
      made.id, given.category ? 'duty_bearer' : 'ngo', given.category ?? null, given.name ?? `Organisation ${made.id.slice(-6)}`, made.country,
      this.areaId, given.timezone ?? 'Europe/Tirane',
    ]);
    await this.db.admin.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3)', [made.teamId, made.id, 'Team']);
    return made;
  }

  /** Another team of an organisation: the same organisation with that team, for `person`. */
  async team(of: MadeOrganisation): Promise<MadeOrganisation> {
    const teamId = uuidv7();
    await this.db.admin.query('insert into tact.team (id, organisation_id, name) values ($1, $2, $3)', [teamId, of.id, 'Another team']);
    return { ...of, teamId };
  }

  /** A user with one membership of a built-in role (`social_worker`, `supervisor`, `duty_bearer`, ...) and a session. */
  async person(role: string, organisation: MadeOrganisation, name = 'Somebody'): Promise<MadePerson> {
    const userId = uuidv7();
    const membershipId = uuidv7();
    const email = `${userId}@example.org`;
    const teamId = role === 'duty_bearer' ? null : organisation.teamId;
    await this.db.admin.query('insert into tact.app_user (id, email, display_name) values ($1, $2, $3)', [userId, email, name]);
    await this.db.admin.query(`insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id, valid_from)
      values ($1, $2, $3, $4, $5, $6, now() - interval '1 hour')`, [membershipId, userId, organisation.id, teamId, organisation.programmeId, this.roleIds.get(role)]);
    const actor = await this.session(userId);
    return { userId, email, membershipId, organisation, actor, principal: await this.principal(actor) };
  }

  /** Another session of a user. */
  async session(userId: string): Promise<Actor> {
    const sessionId = uuidv7();
    await this.db.admin.query(`insert into tact.session (id, user_id, expires_at) values ($1, $2, now() + interval '1 day')`, [sessionId, userId]);
    return { userId, sessionId };
  }

  /** The principal as the database answers it now. Throws when the actor is out. */
  async principal(actor: Actor): Promise<Principal> {
    const row = await this.db.uow.authenticate(actor);
    if (!row) throw new Error('this actor is refused');
    return { ...row, ability: abilityFor(row as Parameters<typeof abilityFor>[0]) };
  }

  /** Denies a case to a user or an organisation whatever the grants. */
  async block(caseId: string, kind: 'user' | 'organisation', id: string): Promise<void> {
    await this.db.admin.query('insert into tact.case_block (id, case_id, blocked_kind, blocked_id) values ($1, $2, $3, $4)', [uuidv7(), caseId, kind, id]);
  }
}
