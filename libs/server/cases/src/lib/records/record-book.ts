import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { isDateText, kindRule, type RecordKind, splitFields } from '@tact/domain';
import { type CaseCipher, CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound, type Principal } from '@tact/server/platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { SeenCase } from '../access/seen-case';
import { RecordEntity, type RecordRow } from './record-row';

type Fields = Readonly<Record<string, unknown>>;

/** What a record is coded by: the first of these that its kind keeps in clear. */
const CODES = ['level', 'status', 'type', 'event', 'arrangement', 'basis', 'purpose', 'channel', 'relation', 'state'];

/** A record as it is told. */
export interface GivenRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly fields: Fields;
}

/** A record and the case it is for, as its writer sees it. */
export interface NewEntry {
  readonly cipher: CaseCipher;
  readonly seen: SeenCase;
  readonly given: GivenRecord;
}

/** One statement for any number of rows, so that policies ask who the actor is once. `returning` shows no sealed row, only that it is stored. */
const INSERT = `with stored as (insert into tact.case_record (id, case_id, section, kind, occurred_on, code, clear, sealed, organisation_id, version, field_versions,
    created_by, created_at, updated_by, updated_at)
  select x.id, x.case_id, x.section, x.kind, x.occurred_on, x.code, x.clear, x.sealed, x.organisation_id, 1, x.field_versions, $11, x.at, $11, x.at
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::jsonb[], $8::bytea[], $9::uuid[], $10::jsonb[], $12::timestamptz[])
    as x(id, case_id, section, kind, occurred_on, code, clear, sealed, organisation_id, field_versions, at)
  on conflict do nothing returning true) select count(*)::int as n from stored`;

/** Stores records, split into what is clear and what is sealed. */
@Injectable()
export class RecordBook {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The cipher of a case the principal sees. */
  async cipher(caseId: string): Promise<CaseCipher> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher;
  }

  /** The id of the record of a kind that a case has once; null without one. */
  async idOf(caseId: string, kind: RecordKind): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string | null }>('select tact.only_record($1, $2) as id', [caseId, kind]);
    return row?.id ?? null;
  }

  /**
   * Inserts. Null when this person wrote it before with the same id; 409 `id_taken` when the id stands for something else, or for other words
   * where the running transaction may read them.
   */
  async insert(principal: Principal, cipher: CaseCipher, seen: SeenCase, given: GivenRecord): Promise<RecordRow | null> {
    const row = newRow(principal, cipher, seen, given);
    if ((await this.store(principal, [row])) === 1) return row;
    const [own] = await this.uow.query<{ own: boolean }>('select tact.is_own_record($1, $2, $3) as own', [given.id, cipher.caseId, given.kind]);
    if (!own?.own || !(await this.saysTheSame(cipher, given))) throw new Conflict('id_taken');
    return null;
  }

  /** Inserts records of many cases in one statement; each of them is new: 409 `id_taken` when an id exists, whoever wrote it. */
  async insertAll(principal: Principal, entries: readonly NewEntry[]): Promise<void> {
    if (entries.length > 0 && (await this.store(principal, entries.map(({ cipher, seen, given }) => newRow(principal, cipher, seen, given)))) < entries.length) throw new Conflict('id_taken');
  }

  /** Whether the stored record says what is told again; fields that were changed since are left out. */
  private async saysTheSame(cipher: CaseCipher, { id, fields }: GivenRecord): Promise<boolean> {
    const [row] = await this.uow.query<Pick<RecordRow, 'clear' | 'sealed' | 'fieldVersions'>>('select clear, sealed, field_versions as "fieldVersions" from tact.case_record where id = $1', [id]);
    if (!row) return true;
    const stored: Fields = { ...row.clear, ...(row.sealed ? cipher.open<Fields>('case_record', 'sealed', id, row.sealed) : {}) };
    const told = presentFields(fields);
    return [...new Set([...Object.keys(stored), ...Object.keys(told)])].every((name) => (row.fieldVersions[name] ?? 1) > 1 || isDeepStrictEqual(stored[name], told[name]));
  }

  /** How many were stored; a row whose id exists is left out. */
  private async store(principal: Principal, rows: readonly RecordRow[]): Promise<number> {
    const column = (value: (row: RecordRow) => unknown): unknown[] => rows.map(value);
    const [stored] = await this.uow.lookup<{ n: number }>(INSERT, [
      column(({ id }) => id), column(({ caseId }) => caseId), column(({ section }) => section), column(({ kind }) => kind), column(({ occurredOn }) => occurredOn),
      column(({ code }) => code), column(({ clear }) => JSON.stringify(clear)), column(({ sealed }) => sealed), column(({ organisationId }) => organisationId),
      column(({ fieldVersions }) => JSON.stringify(fieldVersions)), principal.userId, column(({ createdAt }) => createdAt.toISOString()),
    ]);
    return stored?.n ?? 0;
  }

  /** Stores changed fields; 409 when somebody else stored another version first. */
  async update(row: { readonly id: string; readonly version: number }, changes: Partial<RecordRow>): Promise<void> {
    const done = await this.uow.manager.update(RecordEntity, { id: row.id, version: row.version }, changes as QueryDeepPartialEntity<RecordRow>);
    if (done.affected !== 1) throw new Conflict();
  }
}

function newRow(principal: Principal, cipher: CaseCipher, seen: SeenCase, given: GivenRecord): RecordRow {
  const at = new Date(seen.now);
  return {
    id: given.id, caseId: cipher.caseId, section: kindRule(given.kind).section, kind: given.kind, ...storedFields(cipher, given.id, given.kind, given.fields),
    organisationId: writerOrganisation(principal, seen), deletedAt: null, version: 1,
    fieldVersions: Object.fromEntries(Object.keys(given.fields).map((name) => [name, 1])),
    createdBy: principal.userId, createdAt: at, updatedBy: principal.userId, updatedAt: at,
  };
}

/** The columns that hold the fields of a record. Fields that are null or missing are not stored. */
export function storedFields(cipher: CaseCipher, id: string, kind: RecordKind, fields: Fields): Pick<RecordRow, 'clear' | 'sealed' | 'occurredOn' | 'code'> {
  const { clear, sealed } = splitFields(kind, presentFields(fields));
  const day = [clear['on'], clear['from']].find(isDateText) ?? null;
  const code = CODES.map((name) => clear[name]).find((value) => typeof value === 'string') as string | undefined;
  return { clear, sealed: Object.keys(sealed).length > 0 ? cipher.seal('case_record', 'sealed', id, sealed) : null, occurredOn: day, code: code ?? null };
}

/** The fields that are neither null nor missing. */
export function presentFields(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

/** In whose name the principal writes on a case: the owning organisation when it is a member of it. */
export function writerOrganisation(principal: Principal, { row }: SeenCase): string {
  const own = principal.memberships.filter((membership) => membership.caseScope !== 'none').map((membership) => membership.organisationId);
  return own.includes(row.organisationId) ? row.organisationId : (own[0] ?? row.organisationId);
}
