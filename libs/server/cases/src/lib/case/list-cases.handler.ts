import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, type Principal } from '@tact/server/platform';
import { CaseEyes, type CaseSightRow } from '../access/seen-case';
import { caseHead } from './case-head';
import { type CaseCursor, type CaseFilter, caseListQuery, type CaseSort } from './case-list.query';

export interface CaseListRequest {
  readonly filter?: CaseFilter;
  readonly sort?: CaseSort;
  readonly cursor?: string;
  /** At most 100; 50 without it. */
  readonly limit?: number;
}

const UUID = /^[0-9a-f-]{36}$/i;

/** The caseload page by page: no ciphertext, so no access record (DESIGN.md section 4, rule 7). */
@Injectable()
export class ListCasesHandler {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async execute(principal: Principal, { filter = {}, sort = 'registered', cursor, limit = 50 }: CaseListRequest): Promise<{ items: unknown[]; nextCursor: string | null }> {
    const { sql, values } = caseListQuery(principal, filter, sort, cursor === undefined ? null : readCursor(cursor), limit);
    const rows = await this.uow.read<CaseSightRow & { cursorKey: string }>(principal, sql, values);
    const page = rows.slice(0, limit);
    const eyes = new CaseEyes(principal.ability);
    const last = page.at(-1);
    const items = page.flatMap((row) => {
      const seen = eyes.see(row);
      return seen ? [caseHead(seen)] : [];
    });
    return { items, nextCursor: rows.length > limit && last ? writeCursor({ key: last.cursorKey, id: last.id }) : null };
  }
}

function writeCursor({ key, id }: CaseCursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** Throws 400 for anything this server did not write. */
function readCursor(text: string): CaseCursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof key === 'string' && /^[\w :.+-]{1,40}$/.test(key) && typeof id === 'string' && UUID.test(id)) return { key, id };
  } catch {
    throw new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
  }
  throw new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
}
