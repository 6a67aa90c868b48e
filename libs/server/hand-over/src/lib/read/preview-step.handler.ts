import { Inject, Injectable } from '@nestjs/common';
import { type Section, SECTIONS } from '@tact/domain';
import { NotFound, type Principal } from '@tact/server/platform';
import { CaseReader, type ReceiverSection, isNeverShared, receiverSection } from '@tact/server/sharing';
import { GroundReader } from './ground';
import { HandOverFinder } from './hand-over-finder';

/** Exactly what the duty bearer would read, what stays here and why, and what the step still lacks. */
export interface StepPreview {
  readonly sections: readonly ReceiverSection[];
  readonly withheld: readonly { readonly section: Section; readonly why: string; readonly kind?: string }[];
  /** Sections of the file that hold something. */
  readonly held: readonly Section[];
  /** Those a transfer would leave behind: it moves the whole file. */
  readonly leftOut: readonly Section[];
  readonly talkNeeded: boolean;
  readonly consentIds: readonly string[];
}

/** Check your answers, before a step is put before a supervisor. Stores nothing. */
@Injectable()
export class PreviewStepHandler {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(GroundReader) private readonly grounds: GroundReader,
    @Inject(CaseReader) private readonly cases: CaseReader,
  ) {}

  async execute(principal: Principal, id: string, sections: readonly Section[]): Promise<StepPreview> {
    const { row, now, standing } = await this.finder.findFor(principal, id, 'propose');
    if (standing !== 'works') throw new NotFound();
    const { facts, held, cover, risk } = await this.grounds.of({ caseId: row.case_id, toOrganisationId: row.to_organisation_id }, sections, now);
    const all = this.grounds.coverOfAll(facts, row.to_organisation_id, now);
    const shown = sections.filter((section) => cover.covered.includes(section));
    const file = await this.cases.open(row.case_id, shown);
    const reason = (section: Section): string | undefined => all.missing.find((gap) => gap.section === section)?.reason;
    const isTransfer = row.is_lead && row.stage === 2;
    return {
      sections: shown.map((section) => receiverSection(section, file)),
      withheld: [
        ...SECTIONS.flatMap((section) => (shown.includes(section) ? [] : [{ section, why: sections.includes(section) ? (reason(section) ?? 'not_chosen') : 'not_chosen' }])),
        ...file.records.filter(({ kind }) => isNeverShared(kind)).map(({ section, kind }) => ({ section, kind, why: 'never_shared' })),
      ],
      held, consentIds: cover.consentIds,
      leftOut: isTransfer ? [...new Set<Section>(['summary', 'identity', ...held])].filter((section) => !sections.includes(section)) : [],
      talkNeeded: isTransfer && risk === 'high' && row.talked_at === null,
    };
  }
}
