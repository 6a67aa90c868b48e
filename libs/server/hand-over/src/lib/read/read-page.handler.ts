import { Inject, Injectable } from '@nestjs/common';
import { type Section, isSection } from '@tact/domain';
import { asRecord } from '@tact/permissions';
import { NotFound, type Principal } from '@tact/server/platform';
import { CaseReader, type ReceiverSection, receiverSection } from '@tact/server/sharing';
import { HandOverFinder, type SeenHandOver } from './hand-over-finder';

export interface HandOverSection extends ReceiverSection {
  readonly handOverId: string;
  readonly caseId: string;
}

/** One page of what is handed over: for the duty bearer while it is open to it, for the sender as the duty bearer sees it. All else is the same 404. */
@Injectable()
export class ReadPageHandler {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(CaseReader) private readonly cases: CaseReader,
  ) {}

  /** The case and section to log before they are read. */
  async permitted(principal: Principal, id: string, section: string): Promise<{ readonly seen: SeenHandOver; readonly section: Section }> {
    const seen = await this.finder.find(principal, id);
    const { row, standing } = seen;
    const isOpen = standing === 'works' || (standing === 'receives' && row.access === 'scope');
    if (!isOpen || !isSection(section) || !row.sections.includes(section)) throw new NotFound();
    return { seen, section };
  }

  /** Runs under an access record of the case; everything is decided again. */
  async execute(principal: Principal, id: string, name: string): Promise<HandOverSection> {
    const { seen: { row }, section } = await this.permitted(principal, id, name);
    const file = await this.cases.open(row.case_id, [section]);
    const at = row.access_now.toISOString();
    const records = file.records.filter((record) => principal.ability.can('read', asRecord({ ...record, grants: row.grants, blocked: row.blocked }, at)));
    return { handOverId: id, caseId: row.case_id, ...receiverSection(section, { ...file, records }) };
  }
}
