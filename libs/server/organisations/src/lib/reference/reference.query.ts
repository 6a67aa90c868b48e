import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import type { ReferenceDto } from './reference.dto';

const ALL = `select jsonb_build_object(
  'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'parentId', a.parent_id, 'kind', a.kind, 'codeSystem', a.code_system, 'code', a.code,
      'names', a.names) order by a.kind, a.code), '[]') from tact.area a where a.valid_to is null or a.valid_to > tact.now()::date),
  'codes', (select coalesce(jsonb_object_agg(l.list, l.codes), '{}') from (select c.list, jsonb_agg(jsonb_build_object('code', c.code, 'labels', c.labels,
      'active', c.active) order by c.position, c.code) as codes from tact.code_value c group by c.list) l),
  'settings', (select coalesce(jsonb_object_agg(s.key, s.value), '{}') from tact.setting s),
  'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'key', p.key, 'name', p.name, 'countries', p.countries) order by p.name), '[]')
    from tact.programme p where p.active),
  'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'category', o.category, 'country', o.country,
      'areaId', o.area_id) order by o.name), '[]') from tact.organisation o where o.active),
  'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'organisationId', t.organisation_id) order by t.name), '[]')
    from tact.team t where t.organisation_id = any(tact.member_orgs())),
  'colleagues', (select coalesce(jsonb_agg(distinct jsonb_build_object('id', u.id, 'name', u.display_name, 'organisationId', m.organisation_id,
      'teamId', m.team_id, 'roleKey', r.key)), '[]') from tact.membership m join tact.app_user u on u.id = m.user_id and u.active
    join tact.role r on r.id = m.role_id where m.organisation_id = any(tact.member_orgs()) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))
  ) as reference`;

/** What forms and lists need: areas, codes, settings, programmes, the directory, and one's own organisations' teams and people. */
@Injectable()
export class ReferenceQuery {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async read(actor: Actor): Promise<ReferenceDto> {
    const [row] = await this.uow.run(actor, () => this.uow.query<{ reference: ReferenceDto }>(ALL));
    return row!.reference;
  }
}
