import { Inject, Injectable } from '@nestjs/common';
import type { Section } from '@tact/domain';
import { CaseTextBook } from '@tact/server/cases';
import { CaseCiphers, type CaseCipher } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import type { OpenCase, OpenRecord, SharedCase } from './shared-case';

interface RecordRow {
  readonly id: string;
  readonly section: Section;
  readonly kind: string;
  readonly clear: Record<string, unknown>;
  readonly sealed: Buffer | null;
  readonly version: number;
  readonly field_versions: Record<string, number>;
  readonly organisation_id: string;
  readonly created_at: Date;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly updated_at: Date;
}

const HEAD = `select id, code, organisation_id as "organisationId", team_id as "teamId", owner_id as "ownerId", stage, status, risk,
  victim_status as "victimStatus", sex, birth_year as "birthYear", area_id as "areaId", presence_country as "presenceCountry",
  residence_country as "residenceCountry", exploitation, languages,
  registered_at as "registeredAt", stage_since as "stageSince" from tact.case_file where id = $1`;

/** Opens what the running transaction may read of a case: row-level security and the access record decide. */
@Injectable()
export class CaseReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
    @Inject(CaseTextBook) private readonly texts: CaseTextBook,
  ) {}

  /** What a summary is made of, or null when the case is hidden or missing. */
  async head(caseId: string): Promise<SharedCase | null> {
    const [row] = await this.uow.query<SharedCase & { registeredAt: Date | string; stageSince: Date | string }>(HEAD, [caseId]);
    if (!row) return null;
    const { accompaniment, specialNeeds } = await this.texts.read(caseId, 'read');
    return { ...row, accompaniment, specialNeeds, registeredAt: new Date(row.registeredAt).toISOString(), stageSince: new Date(row.stageSince).toISOString() };
  }

  /** The named sections with their records and, with identity, the names. Only these sections are read at all. */
  async open(caseId: string, sections: readonly Section[]): Promise<OpenCase> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) return { head: null, records: [], names: [] };
    return {
      head: sections.includes('summary') ? await this.head(caseId) : null,
      records: await this.records(caseId, sections, cipher),
      names: sections.includes('identity') ? await this.names(caseId, cipher) : [],
    };
  }

  private async records(caseId: string, sections: readonly Section[], cipher: CaseCipher): Promise<OpenRecord[]> {
    const rows = await this.uow.query<RecordRow>(`select r.id, r.section, r.kind, r.clear, r.sealed, r.version, r.field_versions, r.organisation_id,
      r.created_at, r.created_by, u.display_name as created_by_name, r.updated_at
      from tact.case_record r left join tact.app_user u on u.id = r.created_by
      where r.case_id = $1 and r.section = any($2) and r.deleted_at is null order by r.created_at, r.id`, [caseId, sections]);
    return rows.map((row) => ({
      id: row.id, caseId, kind: row.kind, section: row.section, version: row.version, fieldVersions: row.field_versions, organisationId: row.organisation_id,
      fields: { ...row.clear, ...(row.sealed ? cipher.open<Record<string, unknown>>('case_record', 'sealed', row.id, row.sealed) : {}) },
      createdAt: row.created_at.toISOString(), createdBy: row.created_by, createdByName: row.created_by_name, updatedAt: row.updated_at.toISOString(),
    }));
  }

  private async names(caseId: string, cipher: CaseCipher): Promise<string[]> {
    const rows = await this.uow.query<{ id: string; sealed: Buffer }>(
      `select id, sealed from tact.case_name where case_id = $1 order by (kind = 'primary') desc, id`, [caseId]);
    return rows.map(({ id, sealed }) => cipher.open<string>('case_name', 'sealed', id, sealed));
  }
}
