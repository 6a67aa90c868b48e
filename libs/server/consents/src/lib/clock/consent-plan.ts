import { Inject, Injectable } from '@nestjs/common';
import { askAgain, consentOf, partnerEndsAt, type Section, sharingEndsAt } from '@tact/domain';
import { CaseFinder, RecordReader } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { OverrideRows } from '../overrides/override-rows';

interface Running {
  readonly kind: 'referral' | 'handover' | 'return';
  readonly id: string;
  readonly organisationId: string;
  readonly sections: readonly Section[];
}

interface Planned {
  readonly kind: 'ask_band' | 'ask_expiry' | 'end';
  readonly source_kind?: Running['kind'];
  readonly source_id?: string;
  readonly consent_id?: string | null;
  /** Null: it has no end by time. */
  readonly at: string | null;
}

/** What gives another organisation sight of the case now. A verified lead path is the duty bearer's own file. */
const RUNNING = `select 'referral' as kind, id, to_organisation_id as "organisationId", sections from tact.referral where case_id = $1 and ended_at is null and access <> 'none'
  union all select 'handover', id, to_organisation_id, sections from tact.hand_over where case_id = $1 and access = 'scope' and not (is_lead and stage = 4)
  union all select 'return', id, organisation_id, array['return'] from tact.return_partner where case_id = $1 and ended_at is null`;

/** Reckons by the rules when consent must be asked for again and when sharing ends by itself; the database holds every grant to it. */
@Injectable()
export class ConsentPlan {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(OverrideRows) private readonly overrides: OverrideRows,
  ) {}

  /** After a consent, a birth date, an override or what is shared has changed; for who works on the case, under its access record. */
  async refresh(principal: Principal, caseId: string): Promise<void> {
    const seen = await this.cases.find(principal, caseId);
    const records = await this.records.all(principal, seen, ['identity', 'legal']);
    const born = records.filter(({ kind }) => kind === 'identity').at(-1)?.fields['birthDate'];
    const birth = typeof born === 'string' && born !== '' ? born : seen.row.birthYear === null ? null : String(seen.row.birthYear);
    const consents = records.filter(({ kind }) => kind === 'consent').map(({ id, fields }) => consentOf(id, fields, birth));
    const overrides = await this.overrides.standing(caseId);
    const at = seen.now;
    const running = await this.uow.query<Running>(RUNNING, [caseId]);
    const planned: Planned[] = [
      ...askAgain(consents, birth, at).map(({ why, consentId, at: when }): Planned => ({ kind: `ask_${why}`, consent_id: consentId, at: when })),
      ...running.map(({ kind, id, organisationId, sections }): Planned => {
        const question = { recipientOrgId: organisationId, at };
        const ends = kind === 'return' ? partnerEndsAt(consents, question, birth) : sharingEndsAt(consents, { ...question, sections, purpose: 'share_for_referral', overrides }, birth);
        return { kind: 'end', source_kind: kind, source_id: id, at: ends };
      }),
    ];
    await this.uow.query('select tact.plan_consent($1, $2)', [caseId, JSON.stringify(planned)]);
  }
}
