import { Inject, Injectable } from '@nestjs/common';
import { type HandOverActor, type HandOverSide, isOwnedByReceiver } from '@tact/domain';
import { type Action, type HandOverObject, type Tagged, asHandOver, liveGrants } from '@tact/permissions';
import { NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { HandOverRepository } from '../store/hand-over.repository';
import type { LoadedHandOver } from '../store/hand-over-row';

/** How somebody stands to a path: works on the case, is informed of it, or receives for the duty bearer's organisation. */
export type Standing = 'works' | 'informed' | 'receives';

/** A path as a principal sees it, from which side. */
export interface SeenHandOver {
  readonly row: LoadedHandOver;
  readonly side: HandOverSide;
  readonly standing: Standing;
  readonly subject: Tagged<HandOverObject, 'HandOver'>;
  /** Domain time of the reading transaction (instant, UTC). */
  readonly now: string;
}

/** Loads paths and decides on them: row-level security hides first, the ability decides on what is left. */
@Injectable()
export class HandOverFinder {
  constructor(@Inject(HandOverRepository) private readonly paths: HandOverRepository) {}

  /** The path, or the one 404 for hidden and missing. */
  async find(principal: Principal, id: string): Promise<SeenHandOver> {
    const row = await this.paths.find(principal, id);
    const seen = row && seeHandOver(principal, row);
    if (!seen) throw new NotFound();
    return seen;
  }

  /** As `find`; 403 when `action` on it is not permitted, `own_proposal` when it would be a decision on one's own. */
  async findFor(principal: Principal, id: string, action: Action): Promise<SeenHandOver> {
    const seen = await this.find(principal, id);
    const { row, subject } = seen;
    if (action === 'approve' && row.state === 'proposed' && row.proposed_by === principal.userId) throw new NotPermitted('own_proposal');
    if (!principal.ability.can(action, subject) && !(row.state === 'ended' && seen.standing === 'receives')) throw new NotPermitted();
    return seen;
  }

  /** The paths of a case that the principal sees. */
  async ofCase(principal: Principal, caseId: string): Promise<SeenHandOver[]> {
    return (await this.paths.ofCase(principal, caseId)).flatMap((row) => seeHandOver(principal, row) ?? []);
  }
}

/** What the principal sees of a row; null is hidden. */
export function seeHandOver(principal: Principal, row: LoadedHandOver): SeenHandOver | null {
  const accessNow = row.access_now.toISOString();
  const subject = asHandOver({
    fromOrganisationId: row.from_organisation_id, toOrganisationId: row.to_organisation_id, proposedBy: row.state === 'proposed' ? row.proposed_by : null,
    openedAt: row.opened_at?.toISOString() ?? null, access: row.access, grants: row.grants, blocked: row.blocked,
  }, accessNow);
  if (!principal.ability.can('read', subject)) return null;
  const live = liveGrants(row.grants, accessNow);
  const isMember = (organisationId: string): boolean => principal.organisationIds.includes(organisationId);
  const standing: Standing = live.some(({ access }) => access === 'write') ? 'works' : live.some(({ ownOf }) => ownOf) ? 'informed' : 'receives';
  const owned = isOwnedByReceiver({ state: row.state, stage: row.stage, isLead: row.is_lead });
  const asSender = standing === 'informed' || (standing === 'works' && !owned && isMember(row.from_organisation_id));
  return { row, standing, side: asSender ? 'sender' : 'receiver', subject, now: row.now.toISOString() };
}

/** Who acts, for the organisation of that side; somebody of neither side is refused by the rules. */
export function actorFor(principal: Principal, { row, side, now }: SeenHandOver): HandOverActor {
  const organisationId = side === 'sender' ? row.from_organisation_id : row.to_organisation_id;
  return { by: principal.userId, organisationId: principal.organisationIds.includes(organisationId) ? organisationId : '', at: now };
}

/** Whether its sealed parts are open to the principal now. */
export function isOpenTo({ row, standing }: SeenHandOver): boolean {
  return standing !== 'receives' || row.access === 'scope';
}
