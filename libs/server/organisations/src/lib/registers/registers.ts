import type { Register } from '../admin/admin-rows';

export const ORGANISATIONS: Register = {
  table: 'organisation', byKey: 'id = $1::uuid',
  columns: { id: 'id', kind: 'kind', category: 'category', name: 'name', country: 'country', areaId: 'area_id', timezone: 'timezone', active: 'active' },
  rows: `select lower(o.name) as page_sort, o.id::text as page_key, o.id, o.kind, o.category, o.name, o.country, o.area_id as "areaId", o.timezone, o.active, o.version
    from tact.organisation o`,
};

/** $1 organisation or null. */
export const TEAMS: Register = {
  table: 'team', byKey: 'id = $1::uuid', columns: { id: 'id', organisationId: 'organisation_id', name: 'name' },
  rows: `select lower(t.name) as page_sort, t.id::text as page_key, t.id, t.organisation_id as "organisationId", o.name as "organisationName", t.name, t.version
    from tact.team t join tact.organisation o on o.id = t.organisation_id where $1::uuid is null or t.organisation_id = $1::uuid`,
};

export const SETTINGS: Register = {
  table: 'setting', byKey: 'key = $1', columns: { value: 'value', updatedBy: 'updated_by', updatedAt: 'updated_at' },
  rows: `select s.key as page_sort, s.key as page_key, s.key, s.value, s.version, s.updated_at as "updatedAt" from tact.setting s`,
};

/** $1 list or null. */
export const CODES: Register = {
  table: 'code_value', byKey: `list || ':' || code = $1`,
  columns: { list: 'list', code: 'code', labels: 'labels', active: 'active', position: 'position', updatedAt: 'updated_at' },
  rows: `select c.list || ':' || lpad(c.position::text, 6, '0') as page_sort, c.list || ':' || c.code as page_key, c.list, c.code, c.labels, c.active, c.position, c.version
    from tact.code_value c where $1::text is null or c.list = $1::text`,
};

/** $1 parent or null. */
export const AREAS: Register = {
  table: 'area', byKey: 'id = $1::uuid',
  columns: { id: 'id', parentId: 'parent_id', kind: 'kind', codeSystem: 'code_system', code: 'code', names: 'names', validFrom: 'valid_from', validTo: 'valid_to', successorId: 'successor_id' },
  rows: `select lower(coalesce(a.names ->> 'en', a.code)) as page_sort, a.id::text as page_key, a.id, a.parent_id as "parentId", a.kind, a.code_system as "codeSystem", a.code,
    a.names, a.valid_from as "validFrom", a.valid_to as "validTo", a.successor_id as "successorId", a.version
    from tact.area a where $1::uuid is null or a.parent_id = $1::uuid`,
};
