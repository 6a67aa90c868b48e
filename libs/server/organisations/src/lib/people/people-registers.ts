import type { Register } from '../admin/admin-rows';

/** $1 organisation or null, $2 part of name or address or null. The system's own user is nobody's to change. */
export const USERS: Register = {
  table: 'app_user', byKey: 'id = $1::uuid',
  columns: { id: 'id', email: 'email', displayName: 'display_name', language: 'language', active: 'active', updatedAt: 'updated_at' },
  rows: `select lower(u.display_name) as page_sort, u.id::text as page_key, u.id, u.email, u.display_name as "displayName", u.language, u.active, u.version,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'organisationId', m.organisation_id, 'organisationName', o.name, 'roleKey', r.key) order by o.name)
      from tact.membership m join tact.organisation o on o.id = m.organisation_id join tact.role r on r.id = m.role_id
      where m.user_id = u.id and (m.valid_to is null or m.valid_to > now())), '[]') as memberships
    from tact.app_user u where u.id <> '00000000-0000-7000-8000-000000000001'
      and ($1::uuid is null or exists (select 1 from tact.membership m where m.user_id = u.id and m.organisation_id = $1::uuid))
      and ($2::text is null or strpos(lower(u.display_name || ' ' || u.email), lower($2::text)) > 0)`,
};

/** $1 organisation or null, $2 user or null. */
export const MEMBERSHIPS: Register = {
  table: 'membership', byKey: 'id = $1::uuid',
  columns: {
    id: 'id', userId: 'user_id', organisationId: 'organisation_id', teamId: 'team_id', programmeId: 'programme_id', roleId: 'role_id', validFrom: 'valid_from', validTo: 'valid_to',
  },
  rows: `select lower(o.name) || ' ' || lower(u.display_name) as page_sort, m.id::text as page_key, m.id, m.user_id as "userId", u.display_name as "userName",
    m.organisation_id as "organisationId", o.name as "organisationName", m.team_id as "teamId", m.programme_id as "programmeId", m.role_id as "roleId",
    r.key as "roleKey", m.valid_from as "validFrom", m.valid_to as "validTo", m.version
    from tact.membership m join tact.app_user u on u.id = m.user_id join tact.organisation o on o.id = m.organisation_id join tact.role r on r.id = m.role_id
    where ($1::uuid is null or m.organisation_id = $1::uuid) and ($2::uuid is null or m.user_id = $2::uuid)`,
};

export const ROLES: Register = {
  table: 'role', byKey: 'id = $1::uuid',
  columns: { id: 'id', key: 'key', name: 'name', caseScope: 'case_scope', permissions: 'permissions', updatedAt: 'updated_at' },
  rows: `select lower(r.name) as page_sort, r.id::text as page_key, r.id, r.key, r.name, r.built_in as "builtIn", r.case_scope as "caseScope", r.permissions, r.version
    from tact.role r`,
};
