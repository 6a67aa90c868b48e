import { Inject, Injectable } from '@nestjs/common';
import { bumpVersions } from '@tact/sync-protocol';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, type Principal } from '@tact/server/platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { SeenCase } from '../access/seen-case';
import { CaseEntity, type CaseRow } from './case-row';

export type CaseChanges = Partial<Omit<CaseRow, 'id' | 'version' | 'fieldVersions' | 'createdBy' | 'createdAt'>>;

/** Stores changes of a case: the version goes up by one and every changed field takes it. */
@Injectable()
export class CaseWriter {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The case as it is afterwards; `more` names changed fields that are no columns. Throws 409 when somebody else stored another version first. */
  async update(principal: Principal, seen: SeenCase, changes: CaseChanges, more: readonly string[] = []): Promise<SeenCase> {
    const fields = [...Object.keys(changes), ...more];
    if (fields.length === 0) return seen;
    const version = seen.row.version + 1;
    const fieldVersions = bumpVersions(seen.row.fieldVersions, fields, version);
    const stored = { ...changes, version, fieldVersions, updatedBy: principal.userId, updatedAt: new Date(seen.now) };
    const done = await this.uow.manager.update(CaseEntity, { id: seen.row.id, version: seen.row.version }, stored as QueryDeepPartialEntity<CaseRow>);
    if (done.affected !== 1) throw new Conflict();
    return { ...seen, row: { ...seen.row, ...stored } };
  }
}
