import { Inject, Injectable } from '@nestjs/common';
import { asRecord } from '@tact/permissions';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import type { SeenCase } from '../access/seen-case';
import type { RecordRow } from './record-row';
import { recordView, type RecordView } from './record-view';

const COLUMNS = `select r.id, r.case_id as "caseId", r.section, r.kind, r.clear, r.sealed, r.organisation_id as "organisationId", r.version,
  r.field_versions as "fieldVersions", r.created_by as "createdBy", r.created_at as "createdAt", r.updated_by as "updatedBy",
  r.updated_at as "updatedAt", u.display_name as "createdByName"
  from tact.case_record r join tact.app_user u on u.id = r.created_by`;
const READ = `${COLUMNS} where r.case_id = $1 and r.deleted_at is null and (r.section = any($2::text[]) or r.organisation_id = any($3::uuid[]))`;

type NamedRow = RecordRow & { readonly createdByName: string };

/** Reads records; the transaction must be under an access record of the case, or row-level security shows none. */
@Injectable()
export class RecordReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** Every record of the file that the principal may read, oldest first. */
  async all(principal: Principal, seen: SeenCase, sections: readonly string[] = seen.sections): Promise<RecordView[]> {
    const rows = await this.uow.lookup<NamedRow>(`${READ} order by r.created_at, r.id`, [seen.row.id, sections, ownOrganisations(seen)]);
    const readable = rows.filter((row) => mayRead(principal, seen, row));
    const cipher = readable.length > 0 ? await this.ciphers.forCase(seen.row.id) : null;
    return cipher ? readable.map((row) => recordView(row, cipher)) : [];
  }

  /** As `all` for many cases, in one statement; by case, none for a case without readable records. */
  async ofMany(principal: Principal, cases: readonly SeenCase[]): Promise<ReadonlyMap<string, RecordView[]>> {
    const seen = new Map(cases.map((one) => [one.row.id, one]));
    const rows = await this.uow.lookup<NamedRow>(`${COLUMNS} where r.case_id = any($1::uuid[]) and r.deleted_at is null order by r.case_id, r.created_at, r.id`, [[...seen.keys()]]);
    const ciphers = await this.ciphers.forCases([...seen.keys()]);
    const found = new Map<string, RecordView[]>();
    for (const row of rows) {
      const [theCase, cipher] = [seen.get(row.caseId), ciphers.get(row.caseId)];
      if (!theCase || !cipher || !isInSight(theCase, row) || !mayRead(principal, theCase, row)) continue;
      found.set(row.caseId, [...(found.get(row.caseId) ?? []), recordView(row, cipher)]);
    }
    return found;
  }

  /** One record; hidden and missing are one 404. */
  async one(principal: Principal, seen: SeenCase, recordId: string): Promise<RecordView> {
    const [row] = await this.uow.lookup<NamedRow>(`${READ} and r.id = $4`, [seen.row.id, seen.sections, ownOrganisations(seen), recordId]);
    const cipher = await this.ciphers.forCase(seen.row.id);
    if (!row || !cipher || !mayRead(principal, seen, row)) throw new NotFound();
    return recordView(row, cipher);
  }
}

/** Whose own records the principal keeps of a file that was handed over. */
function ownOrganisations({ forAbility }: SeenCase): string[] {
  return forAbility.grants.flatMap(({ ownOf }) => ownOf ?? []);
}

function isInSight(seen: SeenCase, { section, organisationId }: RecordRow): boolean {
  return seen.sections.includes(section) || ownOrganisations(seen).includes(organisationId);
}

function mayRead({ ability }: Principal, { forAbility, accessNow }: SeenCase, { section, kind, organisationId }: RecordRow): boolean {
  return ability.can('read', asRecord({ section, kind, writtenBy: organisationId, organisationId: forAbility.organisationId, grants: forAbility.grants, blocked: forAbility.blocked }, accessNow));
}
