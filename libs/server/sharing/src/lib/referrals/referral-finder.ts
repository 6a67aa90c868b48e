import { Inject, Injectable } from '@nestjs/common';
import type { ReferralActor } from '@tact/domain';
import { type Action, type Tagged, type ReferralObject, asReferral, liveGrants } from '@tact/permissions';
import { NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { memberOrganisations } from './member-organisations';
import { ReferralRepository } from '../store/referral.repository';
import type { LoadedRow } from '../store/referral-row';

export type Side = 'sender' | 'receiver';

/** A referral as a principal sees it, from which side. */
export interface SeenReferral {
  readonly row: LoadedRow;
  readonly side: Side;
  readonly subject: Tagged<ReferralObject, 'Referral'>;
  /** Access time of the reading transaction (instant, UTC). */
  readonly now: string;
}

/** Loads referrals and decides on them: row-level security hides first, the ability decides on what is left. */
@Injectable()
export class ReferralFinder {
  constructor(@Inject(ReferralRepository) private readonly referrals: ReferralRepository) {}

  /** The referral, or the one 404 for hidden and missing. */
  async find(principal: Principal, id: string): Promise<SeenReferral> {
    const row = await this.referrals.find(principal, id);
    const seen = row && seeReferral(principal, row);
    if (!seen) throw new NotFound();
    return seen;
  }

  /** As `find`; 403 when `action` on it is not permitted, `own_proposal` when it would be a decision on one's own. */
  async findFor(principal: Principal, id: string, action: Action): Promise<SeenReferral> {
    const seen = await this.find(principal, id);
    const decides = action === 'approve' || action === 'return';
    if (decides && seen.row.proposed_by === principal.userId) throw new NotPermitted('own_proposal');
    if (!principal.ability.can(action, seen.subject) && !isOver(seen, action)) throw new NotPermitted();
    return seen;
  }
}

/** What the principal sees of a row; null is hidden. */
export function seeReferral(principal: Principal, row: LoadedRow): SeenReferral | null {
  const now = row.now.toISOString();
  const grants = row.grants ?? [];
  const subject = asReferral({
    fromOrganisationId: row.from_organisation_id, toOrganisationId: row.to_organisation_id, toUserId: row.to_user_id, proposedBy: row.proposed_by, state: row.state,
    sentAt: row.sent_at?.toISOString() ?? null, grants, blocked: row.blocked,
  }, now);
  if (!principal.ability.can('read', subject)) return null;
  const writes = liveGrants(grants, now).some(({ access }) => access === 'write');
  const receives = row.sent_at !== null && principal.granteeIds.includes(row.to_user_id ?? row.to_organisation_id)
    && memberOrganisations(principal).includes(row.to_organisation_id);
  if (writes || (!receives && principal.organisationIds.includes(row.from_organisation_id))) return { row, side: 'sender', subject, now };
  return receives ? { row, side: 'receiver', subject, now } : null;
}

/** Who acts, for the organisation of that side; somebody of neither side is refused by the rules. */
export function actorOf(principal: Principal, { row, now }: SeenReferral, side: Side): ReferralActor {
  const organisationId = side === 'sender' ? row.from_organisation_id : row.to_organisation_id;
  return { by: principal.userId, organisationId: principal.organisationIds.includes(organisationId) ? organisationId : '', at: now };
}

/** A receiver's right ends with the referral: the rules then say in which state it is, rather than that the role lacks the right. */
function isOver({ row, side, subject }: SeenReferral, action: Action): boolean {
  const receiverActions: readonly Action[] = ['acknowledge', 'accept', 'decline', 'start', 'complete', 'feedback', 'ask', 'answer'];
  return side === 'receiver' && subject.blocked !== true && row.ended_at !== null && receiverActions.includes(action);
}
