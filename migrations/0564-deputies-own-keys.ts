import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const HEAD = `create or replace function tact_private.keys_of(who uuid, organisation uuid, team uuid, programme uuid, scope text) returns setof uuid language sql stable
  as $$ select who where scope <> 'none'
    union all select organisation where scope in ('organisation', 'received')
    union all select tact_private.holder_key(h.id, organisation, p.id) from tact.programme p,
      unnest(case scope when 'own' then array[who]`;
const TAIL = `when 'organisation' then array[who, organisation] else '{}' end) h(id)
      where h.id is not null and (programme is null or p.id = programme) $$;`;

const MEMBER = `exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id where m.user_id = who and m.organisation_id = organisation
        and m.team_id is not distinct from team and m.programme_id is not distinct from programme and r.case_scope = 'team'
        and m.valid_from <= statement_timestamp() and (m.valid_to is null or m.valid_to > statement_timestamp()))`;

/** A deputy holds the team's key, not the key of an owner in that team: standing in does not bring back files of one's own from another programme. */
export class DeputiesOwnKeys0564 implements MigrationInterface {
  readonly name = 'DeputiesOwnKeys1790000000564';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `${HEAD} when 'team' then case when ${MEMBER} then array[who, team] else array[team] end ${TAIL}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `${HEAD} when 'team' then array[who, team] ${TAIL}`);
  }
}
