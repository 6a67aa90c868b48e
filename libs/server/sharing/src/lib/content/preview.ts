import { Inject, Injectable } from '@nestjs/common';
import { type ConsentCover, type RequestView, SECTIONS, type Section } from '@tact/domain';
import type { Proposal } from '../commands/proposal';
import { CaseReader } from './case-reader';
import { type CaseFacts, type NamedFinding, ProposalCheck } from './proposal-check';
import { type ReceiverSection, isNeverShared, receiverRequest, receiverSection, sealedRequest } from './receiver-view';

export interface Withheld {
  readonly section: Section;
  /** `not_chosen`, a reason of consent, or `never_shared` for records of `kind`. */
  readonly why: string;
  readonly kind?: string;
}

/** Exactly what the receiver will see, before and after acceptance, and what it will not. */
export interface Preview {
  readonly before: RequestView;
  readonly after: { readonly sections: readonly ReceiverSection[] };
  readonly withheld: readonly Withheld[];
  readonly textFindings: readonly NamedFinding[];
  readonly consentIds: readonly string[];
}

/** Makes previews with the functions that later serve the receiver. Needs an access record of the case. */
@Injectable()
export class PreviewMaker {
  constructor(
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
  ) {}

  /** `clear`: the clear columns as the receiver's head will carry them. */
  async of(facts: CaseFacts, body: Proposal, clear: Readonly<Record<string, unknown>>, at: string): Promise<Preview> {
    const cover = this.check.cover(facts, body.toOrganisationId, SECTIONS, at);
    const shown = body.sections.filter((section) => cover.covered.includes(section));
    const file = await this.cases.open(facts.child.id, shown);
    const identity = facts.file.records.filter(({ kind }) => kind === 'identity').at(-1);
    const neverShared = file.records.filter(({ kind }) => isNeverShared(kind)).map(({ section, kind }) => ({ section, kind, why: 'never_shared' }));
    return {
      before: receiverRequest(clear, sealedRequest(facts.child, identity, body)),
      after: { sections: shown.map((section) => receiverSection(section, file)) },
      withheld: [...withheldSections(body.sections, cover), ...neverShared],
      textFindings: this.check.findings(facts, { purpose: body.purpose, reason: body.reason, note: body.note }),
      consentIds: this.check.cover(facts, body.toOrganisationId, body.sections, at).consentIds,
    };
  }
}

/** A section that was not chosen says so, unless somebody refused it; a chosen one that consent does not cover says why. */
function withheldSections(chosen: readonly Section[], cover: ConsentCover): Withheld[] {
  return SECTIONS.flatMap((section): Withheld[] => {
    const gap = cover.missing.find((missing) => missing.section === section)?.reason;
    if (chosen.includes(section)) return gap ? [{ section, why: gap }] : [];
    return [{ section, why: gap && gap !== 'not_asked' ? gap : 'not_chosen' }];
  });
}
