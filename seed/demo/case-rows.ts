import { allTokenStrings, caseCode, kindRule, nameTokenStrings, splitFields, STAGE_PATH } from '@tact/domain';
import type { CaseCiphers, NameIndex } from '@tact/server/crypto';
import type { SeedCase, SeedRecord } from './plan';
import type { Random } from './random';

/** Rows by table, ready for `jsonb_populate_recordset`: every column named, bytes as PostgreSQL's hex text. */
export type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

const CODES = ['level', 'status', 'type', 'event', 'arrangement', 'basis', 'purpose', 'channel', 'relation', 'state'];
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** Seals one invented file into the rows of its tables. */
export function caseRows(file: SeedCase, tools: { ciphers: CaseCiphers; names: NameIndex; random: Random }): Rows {
  const { cipher, row: key } = tools.ciphers.make(file.id);
  const id = (): string => tools.random.uuid(file.registeredAt.getTime());
  const who = file.worker.userId;
  const subjectId = id();
  const lastMove = file.moves[file.moves.length - 1];
  const stamp = (at: Date): Record<string, unknown> => ({ version: 1, created_by: who, created_at: at, updated_by: who, updated_at: at });
  const written = [`${file.names.first} ${file.names.last}`, ...(file.names.alias ? [file.names.alias] : [])];
  const next = file.tasks.map((task) => task).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  return {
    subject: [{ id: subjectId, created_at: file.registeredAt }],
    case_file: [{
      id: file.id, code: caseCode(file.id), programme_id: file.worker.programmeId, organisation_id: file.worker.organisationId, team_id: file.worker.teamId,
      owner_id: file.isUnassigned ? null : who, subject_id: subjectId, stage: file.stage, status: file.status, risk: file.risk, victim_status: file.victimStatus, sex: file.sex,
      birth_year: Number(file.birthDate.slice(0, 4)), area_id: file.area?.id ?? null, presence_country: file.presence, residence_country: file.residence,
      exploitation: [...file.exploitation], source: 'registered', registered_at: file.registeredAt, stage_since: lastMove?.at ?? file.registeredAt,
      closed_at: file.status === 'closed' ? (lastMove?.at ?? null) : null, closure_reason: file.status === 'closed' ? 'goals_met' : null,
      languages: languagesIn(file.records), next_due: next?.dueAt ?? null, field_versions: {}, ...stamp(file.registeredAt),
    }],
    case_text: next ? [{ case_id: file.id, field: 'nextStep', section: 'work', sealed: hex(cipher.seal('case_text', 'sealed', 'nextStep', next.kind)), updated_by: who, updated_at: file.registeredAt }] : [],
    case_key: [{ case_id: file.id, key_version: key.keyVersion, wrapped: hex(key.wrapped) }],
    case_name: written.map((text, at) => {
      const rowId = id();
      return { id: rowId, case_id: file.id, kind: at === 0 ? 'primary' : 'alias', sealed: hex(cipher.seal('case_name', 'sealed', rowId, text)),
        tokens: allTokenStrings(text).map((token) => tools.names.token(token).toString()), part_count: nameTokenStrings(text).length, version: 1 };
    }),
    case_record: file.records.map((record) => {
      const rowId = id();
      const { clear, sealed } = splitFields(record.kind, record.fields);
      return { id: rowId, case_id: file.id, section: kindRule(record.kind).section, kind: record.kind, occurred_on: clear['on'] ?? null,
        code: CODES.map((name) => clear[name]).find((value) => typeof value === 'string') ?? null, clear,
        sealed: Object.keys(sealed).length > 0 ? hex(cipher.seal('case_record', 'sealed', rowId, sealed)) : null, organisation_id: file.worker.organisationId,
        field_versions: Object.fromEntries(Object.keys(record.fields).map((name) => [name, 1])), ...stamp(record.at) };
    }),
    case_task: file.tasks.map((task) => ({ id: id(), case_id: file.id, kind: task.kind, due_at: task.dueAt, setting_version: 1, assignee_id: file.isUnassigned ? null : who,
      organisation_id: file.worker.organisationId, state: task.done ? 'done' : 'open', field_versions: {}, ...stamp(file.registeredAt) })),
    stage_move: file.moves.map((move) => ({ id: id(), case_id: file.id, from_stage: stageOr(move.from, file.stage), to_stage: stageOr(move.to, file.stage),
      from_status: move.from === null ? null : 'open', to_status: move.to === 'closed' ? 'closed' : 'open', at: move.at, by: who, gates: [] })),
  };
}

function stageOr(place: string | null, stage: string): string | null {
  return place === null || (STAGE_PATH as readonly string[]).includes(place) ? place : stage;
}

function languagesIn(records: readonly SeedRecord[]): unknown {
  return records.find((record) => record.kind === 'identity')?.fields['languages'] ?? [];
}
