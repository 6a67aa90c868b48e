import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { CaseName, FixedWorld, PersonName } from '../worlds/fixed';
import type { Row } from '../worlds/rows';
import { insertRows } from '../worlds/rows';

const SECTIONS = '{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}';
const TABLES = ['case_denial_note', 'case_denial', 'emergency_note', 'emergency_access', 'consent_clock', 'consent_override', 'case_grant'] as const;

/** The ids of one row of each table about one case. */
export interface Told {
  readonly caseId: string;
  readonly case_denial: string;
  readonly case_denial_note: string;
  readonly emergency_access: string;
  readonly emergency_note: string;
  readonly consent_clock: string;
  readonly consent_override: string;
}

/** Rows of denials, emergencies and consent, made behind the policies for one check and taken away after it. */
export class WorkRows {
  private readonly made: string[] = [];

  constructor(private readonly db: TestDatabase, private readonly world: FixedWorld) {}

  /** One row of each table; `by` asked for the denial and the override, `user` opened the file. */
  async tell(theCase: CaseName, by: PersonName, user: PersonName): Promise<Told> {
    const [caseId, person, now] = [this.world.theCase(theCase), this.world.person(by), new Date().toISOString()];
    const denial = await this.put('case_denial', { case_id: caseId, blocked_kind: 'user', blocked_id: uuidv7(), state: 'proposed', asked_by: person, asked_at: now, created_by: person, created_at: now });
    const access = await this.emergency(theCase, user);
    return {
      caseId, case_denial: denial, emergency_access: access,
      case_denial_note: await this.put('case_denial_note', { denial_id: denial, case_id: caseId, kind: 'reason', sealed: Buffer.from([0]), by: person, at: now }),
      emergency_note: await this.put('emergency_note', { access_id: access, case_id: caseId, kind: 'reason', sealed: Buffer.from([0]), by: this.world.person(user), at: now }),
      consent_clock: await this.put('consent_clock', { case_id: caseId, kind: 'ask_band', at: now, created_by: person }),
      consent_override: await this.put('consent_override', { case_id: caseId, recipient_org_id: this.world.organisation('police'), sections: ['risk'], basis: 'serious_harm', reason_sealed: Buffer.from([0]),
        until: now, state: 'proposed', proposed_by: person, proposed_at: now }),
    };
  }

  /** An emergency access without a word, over an hour ago or in an hour, judged when there is a reviewer. */
  async emergency(theCase: CaseName, user: PersonName, isOver = false, reviewer: PersonName | null = null): Promise<string> {
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    return this.put('emergency_access', { case_id: this.world.theCase(theCase), case_code: 'x', user_id: this.world.person(user), organisation_id: this.world.organisation('ngo2'), reason_code: 'medical',
      sections: ['summary'], opened_at: at(-2), ends_at: at(isOver ? -1 : 1), state: reviewer ? 'justified' : 'waiting', reviewed_by: reviewer && this.world.person(reviewer), reviewed_at: reviewer && at(0) });
  }

  /** A grant of every section of the case `own`, which only its times or its access keep from working. */
  async grant(to: PersonName, access: string, from: string, until: string): Promise<void> {
    const id = uuidv7();
    this.made.push(id);
    await this.db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values ($1, $2, 'user', $3, $4, $5, 'handover', $3, now() + $6::interval, now() + $7::interval)`, [id, this.world.theCase('own'), this.world.person(to), SECTIONS, access, from, until]);
  }

  async ungrant(): Promise<void> {
    await this.db.admin.query('delete from tact.case_grant where id = any($1::uuid[])', [this.made]);
  }

  async clear(): Promise<void> {
    for (const table of TABLES) await this.db.admin.query(`delete from tact.${table} where id = any($1::uuid[])`, [this.made]);
  }

  private async put(table: string, row: Row): Promise<string> {
    const id = uuidv7();
    this.made.push(id);
    await insertRows(this.db.admin, table, [{ id, ...row }]);
    return id;
  }
}
