import { Inject, Injectable } from '@nestjs/common';
import { blockIds } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, type Principal } from '@tact/server/platform';
import { type AttestationRow, type EvidenceRow, type PartnerRow, PROCESS_COLUMNS, type ProcessRow, type SightedRow } from './return-row';

const SIGHT = `${PROCESS_COLUMNS}, tact.now() as now, tact.access_now() as "accessNow",
  coalesce((select jsonb_agg(jsonb_build_object('granteeId', g.grantee_id, 'sections', g.sections, 'access', g.access, 'source', g.source_kind, 'validFrom', g.valid_from,
    'validTo', g.valid_to)) from tact.case_grant g where g.case_id = p.case_id and g.grantee_id = any($2::uuid[])
      and (g.source_kind <> 'return' or exists (select 1 from tact.return_partner o where o.id = g.source_id and o.process_id = p.id))), '[]') as grants,
  exists (select 1 from tact.case_block b where b.case_id = p.case_id and b.blocked_id = any($3::uuid[])) as blocked`;
const ATTESTATIONS = `select a.id, a.step, a.kind, a.valid_until::text as "validUntil", a.document_on::text as "documentOn", a.attested_by as "attestedBy",
  u.display_name as "attestedByName", o.name as "attestedOrganisation", a.attested_side as "attestedSide", a.attested_at as "attestedAt",
  a.countersigned_by as "countersignedBy", cu.display_name as "countersignedByName", co.name as "countersignedOrganisation", a.countersigned_side as "countersignedSide",
  a.countersigned_at as "countersignedAt", a.hmac, a.withdrawn_at as "withdrawnAt", a.version
  from tact.return_attestation a join tact.app_user u on u.id = a.attested_by join tact.organisation o on o.id = a.attested_organisation_id
  left join tact.app_user cu on cu.id = a.countersigned_by left join tact.organisation co on co.id = a.countersigned_organisation_id
  where a.process_id = $1 order by a.attested_at, a.id`;
/** $2: the sides whose evidence may be read, null for all. */
const EVIDENCE = `select e.attestation_id as "attestationId", e.outcome, e.documents, e.sealed from tact.return_evidence e
  where e.process_id = $1 and ($2::text[] is null or e.sides && $2::text[])`;
const PARTNERS = `select p.id, p.organisation_id as "organisationId", o.name as "organisationName", p.side, p.worker_id as "workerId", u.display_name as "workerName", p.since,
  p.ended_at as "endedAt", p.version from tact.return_partner p join tact.organisation o on o.id = p.organisation_id left join tact.app_user u on u.id = p.worker_id
  where p.process_id = $1 order by p.since, p.id`;

/** Reads and writes the rows of returns; sight is decided by who calls. */
@Injectable()
export class ReturnRepository {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async find(principal: Principal, id: string): Promise<SightedRow | null> {
    const [row] = await this.uow.lookup<SightedRow>(`select ${SIGHT} from tact.return_process p where p.id = $1`, [id, principal.granteeIds, blockIds(principal)]);
    return row ?? null;
  }

  /** The newest return of a case. */
  async ofCase(principal: Principal, caseId: string): Promise<SightedRow | null> {
    const [row] = await this.uow.lookup<SightedRow>(`select ${SIGHT} from tact.return_process p where p.case_id = $1 order by p.considered_at desc, p.id desc limit 1`,
      [caseId, principal.granteeIds, blockIds(principal)]);
    return row ?? null;
  }

  /** The newest return of a case that the running transaction sees, without what decides its sight. */
  async newest(caseId: string): Promise<ProcessRow | null> {
    const [row] = await this.uow.lookup<ProcessRow>(`select ${PROCESS_COLUMNS} from tact.return_process p where p.case_id = $1 order by p.considered_at desc, p.id desc limit 1`, [caseId]);
    return row ?? null;
  }

  /** Holds the row until the transaction ends, so that two signatures do not cross. */
  async lock(id: string): Promise<void> {
    await this.uow.lookup('select 1 from tact.return_process p where p.id = $1 for update', [id]);
  }

  attestations(processId: string): Promise<AttestationRow[]> {
    return this.uow.lookup<AttestationRow>(ATTESTATIONS, [processId]);
  }

  evidence(processId: string, sides: readonly string[] | null): Promise<EvidenceRow[]> {
    return this.uow.lookup<EvidenceRow>(EVIDENCE, [processId, sides]);
  }

  partners(processId: string): Promise<PartnerRow[]> {
    return this.uow.lookup<PartnerRow>(PARTNERS, [processId]);
  }

  /** Stores changed columns on the version that was read; 409 when somebody else was faster. */
  async update(row: Pick<ProcessRow, 'id' | 'version'>, by: string, columns: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(columns);
    const sets = names.map((name, at) => `${name} = $${at + 4}`).join(', ');
    const versions = Object.fromEntries(names.map((name) => [name, row.version + 1]));
    const done = await this.uow.query<{ id: string }>(`with done as (update tact.return_process set ${sets}, version = version + 1, updated_by = $3, updated_at = tact.now(),
      field_versions = field_versions || $${names.length + 4}::jsonb where id = $1 and version = $2 returning id) select id from done`,
      [row.id, row.version, by, ...Object.values(columns), JSON.stringify(versions)]);
    if (done.length !== 1) throw new Conflict();
  }
}
