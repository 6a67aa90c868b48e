import { Inject, Injectable } from '@nestjs/common';
import { type ConsentCover, type Override, type ProposalChecks, type Section, type TextFinding, SECTIONS, namesInText, codesOf } from '@tact/domain';
import { OverrideRows } from '@tact/server/consents';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, Refused } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { CaseReader } from './case-reader';
import { FACT_SECTIONS, coverOf, knownNames } from './consent-facts';
import type { OpenCase, SharedCase } from './shared-case';

/** The texts of a request that are read before acceptance. */
export interface OpenTexts {
  readonly purpose?: string | null;
  readonly reason?: string | null;
  readonly note?: string | null;
}

export interface NamedFinding extends TextFinding {
  readonly field: string;
}

/** A case with what decides whether it may be shared. */
export interface CaseFacts {
  readonly child: SharedCase;
  readonly file: OpenCase;
  readonly overrides: readonly Override[];
}

/** Answers what a proposal must be checked against: consent, blocks, and names in its texts. Needs the case's access record. */
@Injectable()
export class ProposalCheck {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(OverrideRows) private readonly overrides: OverrideRows,
  ) {}

  async facts(caseId: string): Promise<CaseFacts> {
    const child = await this.cases.head(caseId);
    if (!child) throw new NotFound();
    return { child, file: await this.cases.open(caseId, FACT_SECTIONS), overrides: await this.overrides.standing(caseId) };
  }

  cover({ child, file, overrides }: CaseFacts, recipientOrgId: string, sections: readonly Section[], at: string): ConsentCover {
    return coverOf(child, file, { recipientOrgId, sections: sections.filter((section) => SECTIONS.includes(section)), at, overrides });
  }

  /** Where the texts tell who or where somebody is. */
  findings({ file }: CaseFacts, { purpose, reason, note }: OpenTexts): NamedFinding[] {
    const names = knownNames(file);
    return Object.entries({ purpose, reason, note }).flatMap(([field, text]) => (text ? namesInText(text, names).map((finding) => ({ field, ...finding })) : []));
  }

  /** What the rules check besides consent: the texts, the services there are, and the longest life of a referral. */
  async checks(facts: CaseFacts, texts: OpenTexts): Promise<ProposalChecks> {
    const added = await this.uow.query<{ code: string }>(`select code from tact.code_value where list = 'service_type' and active`);
    return {
      findings: this.findings(facts, texts), maxDays: (await this.clocks.read()).settings.referralMaxDays,
      services: [...codesOf('service_type'), ...added.map(({ code }) => code)],
    };
  }

  /** 422 `names_in_text` with the fields, where a text certainly names somebody. */
  refuseNames(facts: CaseFacts, texts: OpenTexts): void {
    const certain = this.findings(facts, texts).filter((finding) => finding.certain);
    if (certain.length === 0) return;
    const fields = certain.map(({ field, kind }) => ({ path: field, code: `${kind}_in_text` }));
    throw new Refused('names_in_text', { textFindings: certain }, fields);
  }

  /** 422 where the receiver is no active organisation or the case is denied to it. */
  async refuseReceiver(caseId: string, organisationId: string): Promise<void> {
    const [row] = await this.uow.query<{ known: boolean; blocked: boolean }>(`select exists (select from tact.organisation o where o.id = $2 and o.active) as known,
      tact.blocks_receiver($1, $2) as blocked`, [caseId, organisationId]);
    if (!row?.known) throw new Refused('unknown_receiver', {}, [{ path: 'toOrganisationId', code: 'unknown_receiver' }]);
    if (row.blocked) throw new Refused('receiver_blocked', {}, [{ path: 'toOrganisationId', code: 'receiver_blocked' }]);
  }
}
