import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_LISTS, defaultSettings } from '@tact/domain';
import { BUILT_IN_ROLES } from '@tact/permissions';
import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { codeLabels, type LabelFile } from './code-labels';

interface AreaRow {
  readonly system: string;
  readonly code: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly names: Readonly<Record<string, string>>;
}

interface ProgrammeRow {
  readonly key: string;
  readonly name: string;
  readonly countries: readonly string[];
}

/** Reference rows have the same id in every installation, so that exports of two of them can be compared. */
const NAMESPACE = '7a1c7a00-0000-5000-8000-7ac70000da7a';
const idOf = (kind: string, key: string): string => uuidv5(`${kind}|${key}`, NAMESPACE);

const ROLE_NAMES: Readonly<Record<string, string>> = {
  social_worker: 'Social worker', supervisor: 'Supervisor', duty_bearer: 'Duty bearer', coordinator: 'Coordinator', event_organiser: 'Event organiser',
  analyst: 'Analyst', dpo: 'Data protection officer', administrator: 'Administrator',
};

/**
 * Loads areas, programmes, built-in roles, settings and code lists from `seed/reference` over the owner's connection.
 * Adds what is missing and changes nothing that stands: an administrator's edits survive every start.
 */
export async function loadReference(admin: DataSource, referenceDir: string): Promise<void> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(referenceDir, name), 'utf8')) as T;
  await admin.transaction(async (manager) => {
    const insert = (sql: string, rows: readonly object[]): Promise<unknown> => manager.query(sql, [JSON.stringify(rows)]);
    await insert(AREAS, areaRows(read<AreaRow[]>('areas.json')));
    await insert(PROGRAMMES, read<ProgrammeRow[]>('programmes.json').map((row) => ({ ...row, id: idOf('programme', row.key) })));
    await insert(ROLES, BUILT_IN_ROLES.map(({ key, caseScope, permissions }) => ({ id: idOf('role', key), key, name: ROLE_NAMES[key] ?? key, case_scope: caseScope, permissions })));
    await insert(SETTINGS, Object.entries(defaultSettings).map(([key, value]) => ({ key, value: value as unknown })));
    await insert(CODES, codeRows(read<LabelFile>('code-labels.json')));
  });
}

/** Parents come before their children in the file. */
function areaRows(areas: readonly AreaRow[]): object[] {
  const ids = new Map(areas.map(({ system, code }) => [code, idOf('area', `${system}|${code}`)]));
  return areas.map(({ system, code, kind, parent, names }) => ({ id: idOf('area', `${system}|${code}`), parent_id: parent && ids.get(parent), kind, code_system: system, code, names }));
}

function codeRows(labels: LabelFile): object[] {
  return Object.entries(CODE_LISTS).flatMap(([list, codes]) =>
    codes.map((code, position) => ({ list, code, labels: codeLabels(labels, list, code), position })));
}

const AREAS = `insert into tact.area (id, parent_id, kind, code_system, code, names)
  select r.id, r.parent_id, r.kind, r.code_system, r.code, r.names
  from jsonb_to_recordset($1::jsonb) r(id uuid, parent_id uuid, kind text, code_system text, code text, names jsonb) on conflict do nothing`;
const PROGRAMMES = `insert into tact.programme (id, key, name, countries)
  select r.id, r.key, r.name, r.countries from jsonb_to_recordset($1::jsonb) r(id uuid, key text, name text, countries text[]) on conflict do nothing`;
const ROLES = `insert into tact.role (id, key, name, built_in, case_scope, permissions)
  select r.id, r.key, r.name, true, r.case_scope, r.permissions
  from jsonb_to_recordset($1::jsonb) r(id uuid, key text, name text, case_scope text, permissions jsonb) on conflict do nothing`;
const SETTINGS = `insert into tact.setting (key, value) select r.key, r.value from jsonb_to_recordset($1::jsonb) r(key text, value jsonb) on conflict do nothing`;
const CODES = `insert into tact.code_value (list, code, labels, position)
  select r.list, r.code, r.labels, r.position from jsonb_to_recordset($1::jsonb) r(list text, code text, labels jsonb, position int) on conflict do nothing`;
