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

  /** Inserts. False when this person wrote it before with the same id; 409 `id_taken` when the id stands for something else. */
  async insert(principal: Principal, cipher: CaseCipher, seen: SeenCase, given: { id: string; kind: RecordKind; fields: Fields }): Promise<RecordRow | null> {
    const at = new Date(seen.now);
    const row: RecordRow = {
      id: given.id, caseId: cipher.caseId, section: kindRule(given.kind).section, kind: given.kind, ...storedFields(cipher, given.id, given.kind, given.fields),
      organisationId: writerOrganisation(principal, seen), deletedAt: null, version: 1,
      fieldVersions: Object.fromEntries(Object.keys(given.fields).map((name) => [name, 1])),
      createdBy: principal.userId, createdAt: at, updatedBy: principal.userId, updatedAt: at,
    };
    const { raw } = (await this.uow.manager.createQueryBuilder().insert().into(RecordEntity).values(row as QueryDeepPartialEntity<RecordRow>).orIgnore().returning('true').execute()) as { raw: unknown[] };
    if (raw.length === 1) return row;
    const [own] = await this.uow.query<{ own: boolean }>('select tact.is_own_record($1, $2, $3) as own', [given.id, cipher.caseId, given.kind]);
    if (!own?.own) throw new Conflict('id_taken');
    return null;
  }

  /** Stores changed fields; 409 when somebody else stored another version first. */
  async update(row: { readonly id: string; readonly version: number }, changes: Partial<RecordRow>): Promise<void> {
    const done = await this.uow.manager.update(RecordEntity, { id: row.id, version: row.version }, changes as QueryDeepPartialEntity<RecordRow>);
    if (done.affected !== 1) throw new Conflict();
  }
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
