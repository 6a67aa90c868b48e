import { Inject, Injectable } from '@nestjs/common';
import { type Section, isSection, referralAccess, visibleSections } from '@tact/domain';
import { asRecord } from '@tact/permissions';
import { NotFound, type Principal } from '@tact/server/platform';
import { CaseReader } from '../content/case-reader';
import { type ReceiverSection, receiverSection } from '../content/receiver-view';
import { ReferralFinder, type SeenReferral } from './referral-finder';

export interface SharedSection extends ReceiverSection {
  readonly referralId: string;
  readonly caseId: string;
  /** When this access ends at the latest (instant, UTC). */
  readonly expiresAt: string;
}

/** One page of the shared file for the receiver: only while it works on it, only what was shared. All else is the same 404. */
@Injectable()
export class ReadSharedSectionHandler {
  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(CaseReader) private readonly cases: CaseReader,
  ) {}

  /** The case and section to log before they are read. */
  async permitted(principal: Principal, referralId: string, section: string): Promise<{ readonly seen: SeenReferral; readonly section: Section }> {
    const seen = await this.finder.find(principal, referralId);
    const { row, now, side } = seen;
    const access = referralAccess(row.state, row.expires_at.toISOString(), now);
    if (side !== 'receiver' || !isSection(section) || !visibleSections(access, row.sections).includes(section)) throw new NotFound();
    return { seen, section };
  }

  /** Runs under an access record of the case; everything is decided again. */
  async execute(principal: Principal, referralId: string, name: string): Promise<SharedSection> {
    const { seen, section } = await this.permitted(principal, referralId, name);
    const { row, now } = seen;
    const file = await this.cases.open(row.case_id, [section]);
    const records = file.records.filter((record) => principal.ability.can('read', asRecord({ ...record, grants: row.grants ?? [], blocked: row.blocked }, now)));
    return { referralId, caseId: row.case_id, expiresAt: row.expires_at.toISOString(), ...receiverSection(section, { ...file, records }) };
  }
}
