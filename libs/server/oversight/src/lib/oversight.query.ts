import { Inject, Injectable } from '@nestjs/common';
import { normaliseCaseCode } from '@tact/domain';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { decodeLogCursor, encodeLogCursor } from './log-cursor';
import type { AccessEntryDto, AccessLogDto, AccessLogFilterDto, AuditEntryDto, AuditLogDto, AuditLogFilterDto } from './oversight.dto';

/** `to_jsonb` keeps the microseconds that a JavaScript date would lose, so that a cursor neither skips nor repeats. */
const ACCESS = `select to_jsonb(t.at) #>> '{}' as at_text, jsonb_build_object('id', t.id, 'at', t.at, 'deviceAt', t.device_at, 'kind', t.kind,
    'seenBy', case t.kind when 'opened_on_device' then 'device' else 'server' end, 'actorId', t.actor_id, 'actorName', t.actor_name, 'section', t.section,
    'caseCodes', t.case_codes, 'caseCount', t.case_count, 'request', t.request) as entry
  from tact_audit.access_log($1, $2, $3, $4, $5::text[], $6, $7, $8) t`;
const AUDIT = `select to_jsonb(t.at) #>> '{}' as at_text, jsonb_build_object('id', t.id, 'at', t.at, 'actorId', t.actor_id, 'actorName', t.actor_name, 'table', t.table_name,
    'rowId', t.row_id, 'op', t.op, 'changed', t.changed, 'caseCode', t.case_code_of, 'stream', t.stream, 'seq', t.seq, 'request', t.request) as entry
  from tact_audit.audit_log($1, $2, $3, $4, $5::text, $6, $7, $8) t`;

interface Row<Entry> {
  readonly at_text: string;
  readonly entry: Entry;
}

/** The read log and the audit trail, newest first. The database answers only to whose role may read them. */
@Injectable()
export class OversightQuery {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  accessLog(actor: Actor, filter: AccessLogFilterDto): Promise<AccessLogDto> {
    return this.page<AccessEntryDto>(actor, ACCESS, filter, filter.kind ?? null);
  }

  auditLog(actor: Actor, filter: AuditLogFilterDto): Promise<AuditLogDto> {
    return this.page<AuditEntryDto>(actor, AUDIT, filter, filter.table ?? null);
  }

  private async page<Entry extends { readonly id: string }>(actor: Actor, sql: string, filter: AccessLogFilterDto | AuditLogFilterDto, what: unknown): Promise<{ items: Entry[]; nextCursor: string | null }> {
    const limit = filter.limit ?? 50;
    const before = decodeLogCursor(filter.cursor);
    const rows = await this.uow.run(actor, () => this.uow.query<Row<Entry>>(sql, [
      filter.actorId ?? null, asWritten(filter.caseCode), filter.from ?? null, filter.to ?? null, what, before?.at ?? null, before?.id ?? null, limit + 1,
    ]));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items: rows.slice(0, limit).map(({ entry }) => entry), nextCursor: last ? encodeLogCursor({ at: last.at_text, id: last.entry.id }) : null };
  }
}

/** A code as it is stored, however it was typed. */
function asWritten(caseCode: string | undefined): string | null {
  return caseCode === undefined ? null : normaliseCaseCode(caseCode) ?? caseCode.trim().toUpperCase();
}
