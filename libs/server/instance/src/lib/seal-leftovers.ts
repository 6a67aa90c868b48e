import { type CaseCipher, CaseCiphers, type KeyRing, ServerSeal } from '@tact/server/crypto';
import { RunCipher } from '@tact/server/imports';
import { SYSTEM_USER_ID } from '@tact/server/persistence';
import { DataSource, type EntityManager } from 'typeorm';

interface Leftover {
  readonly kind: 'case_text' | 'referral' | 'import_run' | 'case_record';
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
}

/** Rewritten afterwards, so that no page keeps what a dropped column or an old version of a row held. */
const TABLES = ['tact_private.to_seal', 'tact.case_file', 'tact.case_record', 'tact.referral', 'tact.import_run', 'tact.import_key', 'tact_audit.audit_value'];

/** What the audit trail kept of the values goes, as erasure removes them; the chain and the digests stay (SECURITY.md, Audit). */
const FORGET = `delete from tact_audit.audit_value v using tact_audit.audit_event e where e.id = v.event_id and (e.table_name in ('import_run', 'import_key')
  or exists (select 1 from (values (v.before), (v.after)) x(row) where case e.table_name
    when 'case_file' then coalesce(row ->> 'locality', row ->> 'next_step', row ->> 'accompaniment') is not null or row -> 'special_needs' <> '[]'
    when 'referral' then row ->> 'purpose' <> '' when 'case_record' then row -> 'clear' ? 'register' else false end))`;

/**
 * Seals the texts that an older database kept in clear: the migration, which has no keys, put them aside. Runs before anybody is served, as the
 * database's owner and in one transaction; answers how many there were.
 */
export async function sealLeftovers(adminUrl: string, keys: KeyRing): Promise<number> {
  const source = await new DataSource({ type: 'postgres', url: adminUrl, poolSize: 1 }).initialize();
  try {
    const leftovers = (await source.query('select kind, id, field, value from tact_private.to_seal')) as Leftover[];
    if (leftovers.length === 0) return 0;
    await source.transaction(async (manager) => {
      await manager.query('set local role tact_owner');
      for (const table of ['case_text', 'case_record']) await manager.query(`alter table tact.${table} disable trigger proposal_stale`);
      const sealer = new Sealer(manager, keys);
      for (const leftover of leftovers) await sealer.seal(leftover);
      await manager.query('delete from tact_private.to_seal');
      for (const table of ['case_text', 'case_record']) await manager.query(`alter table tact.${table} enable trigger proposal_stale`);
      await manager.query('set local role tact_audit');
      await manager.query(FORGET);
    });
    for (const table of TABLES) await source.query(`vacuum full ${table}`);
    return leftovers.length;
  } finally {
    await source.destroy();
  }
}

class Sealer {
  private readonly ciphers: CaseCiphers;
  private readonly server: ServerSeal;

  constructor(private readonly manager: EntityManager, keys: KeyRing) {
    this.ciphers = new CaseCiphers(keys, { query: <Row>(sql: string, values?: readonly unknown[]) => manager.query(sql, [...(values ?? [])]) as Promise<Row[]> });
    this.server = new ServerSeal(keys);
  }

  seal({ kind, id, field, value }: Leftover): Promise<void> {
    switch (kind) {
      case 'case_text':
        return this.text(id, field, value);
      case 'referral':
        return this.purpose(id, value);
      case 'import_run':
        return this.register(id, String(value));
      case 'case_record':
        return this.source(id, value);
    }
  }

  private async text(caseId: string, field: string, value: unknown): Promise<void> {
    const cipher = await this.cipher(caseId);
    const section = field === 'accompaniment' || field === 'specialNeeds' ? 'summary' : 'work';
    await this.manager.query('insert into tact.case_text (case_id, field, section, sealed, updated_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [caseId, field, section, cipher.seal('case_text', 'sealed', field, value), SYSTEM_USER_ID]);
  }

  /** Into every wording of the request, beside what an approval's HMAC is over. */
  private async purpose(referralId: string, value: unknown): Promise<void> {
    const rows = (await this.manager.query(`select id, case_id as "caseId", sealed from tact.referral_entry where referral_id = $1 and kind = 'header'`, [referralId])) as { id: string; caseId: string; sealed: Buffer }[];
    for (const { id, caseId, sealed } of rows) {
      const cipher = await this.cipher(caseId);
      const request = { ...cipher.open<Record<string, unknown>>('referral_entry', 'sealed', id, sealed), carriedPurpose: value };
      await this.manager.query('update tact.referral_entry set sealed = $2 where id = $1', [id, cipher.seal('referral_entry', 'sealed', id, request)]);
    }
  }

  private async register(runId: string, name: string): Promise<void> {
    const [run] = (await this.manager.query('select organisation_id as "organisationId", run_key_wrapped as wrapped from tact.import_run where id = $1', [runId])) as { organisationId: string; wrapped: Buffer }[];
    if (!run) return;
    const key = this.server.mac('import_register', `${run.organisationId}|${name}`).toString('hex');
    const sealed = RunCipher.unwrap(runId, run.wrapped, this.server).seal('import_run', 'register_sealed', runId, Buffer.from(name));
    await this.manager.query('update tact.import_run set register = $2, register_sealed = $3 where id = $1', [runId, key, sealed]);
    await this.manager.query('update tact.import_key set register = $3 where organisation_id = $1 and register = $2', [run.organisationId, name, key]);
  }

  /** The name of the register moves from the clear fields of the record to the sealed ones. */
  private async source(recordId: string, value: unknown): Promise<void> {
    const [row] = (await this.manager.query('select case_id as "caseId", sealed from tact.case_record where id = $1', [recordId])) as { caseId: string; sealed: Buffer | null }[];
    if (!row) return;
    const cipher = await this.cipher(row.caseId);
    const fields = { ...(row.sealed ? cipher.open<Record<string, unknown>>('case_record', 'sealed', recordId, row.sealed) : {}), register: value };
    await this.manager.query(`update tact.case_record set clear = clear - 'register', sealed = $2 where id = $1`, [recordId, cipher.seal('case_record', 'sealed', recordId, fields)]);
  }

  private async cipher(caseId: string): Promise<CaseCipher> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new Error(`case ${caseId} has no key`);
    return cipher;
  }
}
